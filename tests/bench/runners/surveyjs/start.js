// The page's script: what SurveyJS's guide for HTML and JavaScript does, with the survey from a file of its own. The
// page's address decides about animation.

const found = fetch("survey.json").then((reply) => reply.json());

addEventListener("DOMContentLoaded", async () => {
  if (location.hash === "#still") Survey.settings.animationEnabled = false;
  window.survey = new Survey.Model(await found);
  window.survey.render(document.getElementById("survey"));
});
