// Adding: files may be dropped on the frame; the page of a job follows how far it is.
import { swap } from "./parts/swap.js";

const frame = document.querySelector("[data-drop]");
if (frame) {
  const field = frame.querySelector("input[type=file]");
  const list = frame.querySelector("[data-chosen]");
  const show = () => {
    list.replaceChildren(...[...field.files].slice(0, 20).map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}, ${Math.ceil(file.size / 1024).toLocaleString("en")} kB`;
      return line;
    }));
    if (field.files.length > 20) list.append(`and ${field.files.length - 20} more`);
  };
  field.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) {
    frame.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      frame.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) frame.addEventListener(name, () => frame.classList.remove("over"));
  frame.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
    show();
  });
}

const follow = async () => {
  const job = document.getElementById("job");
  if (!job || ["done", "stopped"].includes(job.dataset.job)) return;
  try {
    await swap(location.href, "#job");
  } catch {
    // The server is busy or gone for a moment: the next look will tell.
  }
  setTimeout(follow, 700);
};
follow();
