"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const severities = ["note", "low", "medium", "high", "critical"];
  const filters = document.querySelector(".filters");
  if (filters) {
    const severity = document.getElementById("by-severity");
    const deployment = document.getElementById("by-deployment");
    const status = document.getElementById("shown");
    const filter = () => {
      const least = severities.indexOf(severity.value);
      let shown = 0;
      for (const article of all(".finding")) {
        let left = 0;
        for (const place of all(".place", article)) {
          const names = place.dataset.deployments;
          const concerns = !deployment.value || !names || names.split("\t").includes(deployment.value);
          place.hidden = !concerns || severities.indexOf(article.dataset.severity) < least;
          left += place.hidden ? 0 : 1;
        }
        article.hidden = left === 0;
        shown += left;
      }
      for (const measure of all(".measure")) {
        measure.hidden = all(".finding", measure).every((article) => article.hidden);
      }
      status.textContent = `${shown} of ${all(".place").length} shown`;
    };
    filters.hidden = false;
    filters.addEventListener("change", filter);
    filter();
  }

  const copying = (words, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 2000);
    });
    return button;
  };
  if (navigator.clipboard) {
    for (const diff of all(".diff")) {
      const put = all("ins", diff);
      if (put.length) {
        diff.append(copying("Copy", () => put.map((line) => line.lastChild.data + "\n").join("")));
      }
    }
    const actions = document.querySelector(".actions");
    if (actions) {
      const list = () => all("li", actions).map((item) => `- [ ] ${item.firstChild.data}\n`).join("");
      actions.before(copying("Copy as a Markdown task list", list));
    }
  }

  // A closed detail is not on paper.
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const details of all("details:not([open])")) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
