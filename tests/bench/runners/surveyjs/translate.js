// A definition as SurveyJS's JSON. All of SurveyJS's own settings are left at their defaults.

import { pagesOf } from "../../surveys/survey.js";

export function translate(definition) {
  return {
    title: definition.title,
    pages: pagesOf(definition).map(({ id, title, questions }) => ({
      name: `page-${id}`,
      title,
      elements: questions.map(element),
    })),
  };
}

const TYPES = { text: "text", long_text: "comment", choose_one: "radiogroup", choose_many: "checkbox", file: "file" };

function element(question) {
  const { id, type, ask, intro, hint, required, options, condition, comment } = question;
  const other = options.find((option) => option.detail);
  const none = type === "choose_many" && options.find((option) => option.exclusive);
  const listed = options.filter((option) => option !== other && option !== none);
  return {
    type: TYPES[type],
    name: id,
    title: ask,
    ...((intro || hint) && { description: [intro, hint].filter(Boolean).join(" ") }),
    ...(required && { isRequired: true }),
    ...(condition && { visibleIf: expression(condition) }),
    ...(listed.length > 0 && { choices: listed.map(({ code, label }) => ({ value: code, text: label })) }),
    ...(other && { showOtherItem: true, otherText: other.label, otherPlaceholder: other.detail }),
    ...(none && { showNoneItem: true, noneText: none.label }),
    ...(comment && { showCommentArea: true, commentText: comment }),
    ...(type === "file" && { allowMultiple: true }),
  };
}

/** @param {import("../../surveys/condition.js").Condition} condition */
function expression(condition) {
  if (condition.any) return condition.any.map((part) => `(${expression(part)})`).join(" or ");
  if (condition.all) return condition.all.map((part) => `(${expression(part)})`).join(" and ");
  if (condition.not) return `!(${expression(condition.not)})`;
  if (condition.answered) return `{${condition.answered}} notempty`;
  return condition.codes.map((code) => `{${condition.question}} = '${code}'`).join(" or ");
}
