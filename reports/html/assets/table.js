// Adds filters, sorting and copy buttons. Every page says the same without it.
'use strict';

{
  let serial = 0;

  function addFilter(table) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 8) return;
    const tools = document.createElement('div');
    tools.className = 'tools';
    const id = `filter-${(serial += 1)}`;
    tools.innerHTML = `<label for="${id}">Filter</label><input type="search" id="${id}" autocomplete="off"><output for="${id}" aria-live="polite"></output>`;
    const input = tools.querySelector('input');
    const output = tools.querySelector('output');
    let only = null;
    if (rows.some((row) => 'differ' in row.dataset)) {
      const label = document.createElement('label');
      only = document.createElement('input');
      only.type = 'checkbox';
      label.append(only, ' only where engines differ');
      output.before(label);
    }
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word)) || (only !== null && only.checked && !('differ' in row.dataset));
        if (!row.hidden) shown += 1;
      });
      output.textContent = `${shown} of ${rows.length} rows`;
    };
    input.addEventListener('input', apply);
    only?.addEventListener('change', apply);
    table.closest('.scroll').before(tools);
    apply();
  }

  function addSorting(table) {
    const body = table.tBodies[0];
    if (body.rows.length < 8) return;
    const original = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      const link = head.querySelector('a');
      // A link can't stand inside a button: the button then follows it.
      if (link === null) {
        button.append(...head.childNodes);
        head.append(button);
      } else {
        button.setAttribute('aria-label', `Sort by ${link.textContent}`);
        link.after(button);
      }
      button.addEventListener('click', () => {
        const direction = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.getAttribute('aria-sort') ?? 'none'];
        for (const other of heads) other.removeAttribute('aria-sort');
        if (direction !== 'none') head.setAttribute('aria-sort', direction);
        const key = (row) => row.cells[column].textContent.trim();
        const sorted = direction === 'none' ? original : [...original].sort((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }) * (direction === 'ascending' ? 1 : -1));
        body.append(...sorted);
      });
    });
  }

  function addCopy(source) {
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    source.after(button);
  }

  /** A fragment may point into a closed details element. */
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.localName === 'details') node.open = true;
    for (const details of target.querySelectorAll('details')) details.open = true;
  }

  for (const table of document.querySelectorAll('table[data-filter]')) {
    addFilter(table);
    addSorting(table);
  }
  for (const source of document.querySelectorAll('[data-copy]')) addCopy(source);
  addEventListener('hashchange', openTarget);
  openTarget();
}
