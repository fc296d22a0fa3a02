// Shows how far a job is, as it goes, and takes files that are dropped; without it the page reloads.
"use strict";

(() => {
  const progress = document.querySelector("[data-events]");
  if (progress) {
    const source = new EventSource(progress.dataset.events);
    const bar = progress.querySelector("progress");
    const line = document.getElementById("line");
    const show = (event) => {
      const told = JSON.parse(event.data);
      bar.value = told.share;
      if (line.textContent !== told.line) line.textContent = told.line;
    };
    source.addEventListener("going", show);
    source.addEventListener("ended", (event) => {
      source.close();
      show(event);
      location.reload();
    });
  }

  const drop = document.querySelector(".drop");
  const input = drop?.querySelector("input[type=file]");
  if (input) {
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  }
})();
