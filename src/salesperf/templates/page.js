"use strict";
const order = new Intl.Collator(document.documentElement.lang).compare;
const read = (row, column) => row.cells[column].textContent.trim();
const figure = (text) => parseFloat(text.replace(/[,%=]/g, "").replace("−", "-"));
// rows that belong to the row above them (`data-with`) travel with it
const grouped = (body) => [...body.rows].reduce((groups, row) => {
  if (row.dataset.with === undefined) groups.push([row]); else groups.at(-1).push(row);
  return groups;
}, []);
const compare = (column, numeric, direction) => ([one], [other]) => {
  const [a, b] = [one, other].map((row) => (numeric ? figure(read(row, column)) : read(row, column)));
  if (numeric && (isNaN(a) || isNaN(b))) return isNaN(a) - isNaN(b);
  return direction * (numeric ? a - b : order(a, b));
};
// bands part the people by one column: sorted by another, all stand in the first of them
const home = new Map([...document.querySelectorAll("tbody[data-band] tr")].map((row) => [row, row.parentNode]));
function gather(table, parted) {
  const bands = [...table.querySelectorAll("tbody[data-band]")];
  for (const row of bands.flatMap((body) => [...body.rows])) {
    if (row.classList.contains("band")) row.hidden = !parted;
    else (parted ? home.get(row) : bands[0]).append(row);
  }
}
function sort(head) {
  const table = head.closest("table"), numeric = head.classList.contains("n");
  const falling = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric && !head.dataset.rising;
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  gather(table, falling && head.dataset.bands !== undefined);
  for (const body of table.tBodies) {
    const [first, ...rest] = grouped(body), fixed = first && first[0].classList.contains("band");
    const rows = fixed ? rest : [first, ...rest].filter(Boolean);
    rows.sort(compare(head.cellIndex, numeric, falling ? -1 : 1));
    body.append(...rows.flat());
  }
}
for (const head of document.querySelectorAll("table.sortable thead th:not(.chart)")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => sort(head));
}
