// The script of a hand-written page. Each page adds its own `rules`: by question, what its answer shows and when.

const group = (id) => document.getElementById(`${id}-group`);

function codes(id) {
  const question = group(id);
  return question && !question.hidden ? Array.from(question.querySelectorAll("input:checked"), (box) => box.value) : [];
}

const answered = (id) => codes(id).length > 0;
const is = (id, ...wanted) => codes(id).some((code) => wanted.includes(code));

/** Shows and hides what depends on a question, and what depends on that. */
function update(id) {
  for (const [dependent, holds] of rules[id] ?? []) {
    const question = group(dependent);
    if (question?.hidden === holds()) {
      question.hidden = !question.hidden;
      update(dependent);
    }
  }
}

/** Unticks what excludes or is excluded by the box just ticked, and shows the text fields of ticked boxes. */
function settle(changed) {
  const boxes = changed.closest("fieldset").querySelectorAll("input");
  const isExclusive = (box) => box.dataset.behaviour === "exclusive";
  for (const box of boxes) {
    if (changed.type === "checkbox" && changed.checked && box !== changed) {
      if (isExclusive(changed) || isExclusive(box)) box.checked = false;
    }
    const reveal = document.getElementById(box.getAttribute("aria-controls"));
    reveal?.classList.toggle(`govuk-${box.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`, !box.checked);
  }
}

addEventListener("change", ({ target }) => {
  if (target.type !== "radio" && target.type !== "checkbox") return;
  settle(target);
  update(target.name);
});

// Answers given before this script ran, or restored by the browser.
addEventListener("DOMContentLoaded", () => Object.keys(rules).forEach(update));
