// Shows and filters the findings of a Lockstep report. They stand in the file as data, in blocks
// that are read one after another while the browser has nothing else to do. Names and texts of the
// account are only ever put in as text, never as markup, and no link is made of them.
(() => {
  'use strict';

  // Where the name of a subject, and of its owner, stands in a text.
  const NAME = '\u00a0';
  const OWNER = '\u2007';

  // In the order in which a person cares: class, sign, word.
  const STATUS = {
    f: ['fail', '\u2715', 'to mend'],
    u: ['undetermined', '?', 'not known'],
    m: ['manual', '\u270e', 'by hand'],
    e: ['excepted', '\u2248', 'accepted'],
    p: ['pass', '\u2713', 'holds'],
    n: ['not-applicable', '\u2013', 'does not apply'],
  };
  const SEVERITY = ['info', 'low', 'medium', 'high', 'critical'];
  const LETTERS = Object.keys(STATUS);
  const AT_ONCE = 4; // controls whose list changes in the same moment as the filter
  const FIRST = 5; // findings of a control that are shown at once
  const MORE = 50; // and with each press of the button
  const ROWS = 25; // people that are shown at once
  const MORE_ROWS = 200;
  const SLICE = 20; // milliseconds of work before the browser has its turn

  const byId = (id) => document.getElementById(id);
  const numbers = new Intl.NumberFormat('en');
  const counted = (count, one) => numbers.format(count) + ' ' + one + (count === 1 ? '' : 's');

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function read(id) {
    const block = byId(id);
    const value = JSON.parse(block.textContent);
    block.remove();
    return value;
  }

  // ---- the findings

  let shared = null;
  const controls = [...document.querySelectorAll('section.control')].map((section) => ({
    section,
    list: section.querySelector('.list'),
    number: section.dataset.control,
    severity: SEVERITY.indexOf(section.dataset.severity),
    step: section.closest('.step').dataset.step,
    label: (section.querySelector('h4').textContent + ' '
      + section.querySelector('.tally code').textContent).toLowerCase(),
    data: null,
    order: [], // the findings by status
    words: [], // for each finding what the text filter looks at
    found: [], // those that the filter lets through
  }));

  function subjectOf(control, row) {
    const [kind, name, arn, owner] = shared.subjects[control.data.subject[row]];
    return {kind, name, arn, owner};
  }

  function plain(text, subject) {
    return text.replaceAll(NAME, subject.name).replaceAll(OWNER, subject.owner);
  }

  // A text with each name set apart, so that its direction of writing stays with it.
  function told(text, subject) {
    return text.split(/([\u00a0\u2007])/).map((part) =>
      part === NAME ? make('bdi', '', subject.name)
        : part === OWNER ? make('bdi', '', subject.owner) : part);
  }

  // Reads everything, and stops for breath wherever it may.
  function* reading() {
    shared = read('data-shared');
    yield;
    for (const control of controls) {
      control.data = read('data-' + control.number);
      yield;
      const {status, summary, summaries} = control.data;
      const rows = LETTERS.map(() => []);
      for (let row = 0; row < status.length; row++) {
        rows[LETTERS.indexOf(status[row])].push(row);
        const subject = subjectOf(control, row);
        control.words.push(
          (plain(summaries[summary[row]], subject) + ' ' + subject.name + ' ' + subject.owner)
            .toLowerCase());
        if (row % 500 === 499) yield;
      }
      control.order = rows.flat();
    }
  }

  function inSlices(work, done) {
    const later = window.requestIdleCallback
      ? (next) => requestIdleCallback(next, {timeout: 200})
      : (next) => setTimeout(next, 0);
    const slice = () => {
      const end = performance.now() + SLICE;
      while (performance.now() < end) {
        if (work.next().done) {
          done();
          return;
        }
      }
      later(slice);
    };
    later(slice);
  }

  // ---- the filter

  const form = byId('filter');
  const outcome = byId('outcome');
  const text = byId('filter-text');
  const step = byId('filter-step');
  const severity = byId('filter-severity');
  const boxes = [...form.querySelectorAll('input[name=status]')];
  const steps = [...document.querySelectorAll('section.step')];

  let turn = 0; // counts the filter's runs, so that an older one stops

  function filter() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const letters = LETTERS.filter((letter) => wanted.has(STATUS[letter][0])).join('');
    const words = text.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const least = SEVERITY.indexOf(severity.value);
    let all = 0;
    let count = 0;
    const found = [];
    for (const control of controls) {
      all += control.order.length;
      control.found = (step.value === '' || step.value === control.step)
        && control.severity >= least ? matching(control, letters, words) : [];
      count += control.found.length;
      control.section.hidden = control.found.length === 0;
      if (control.found.length > 0) found.push(control);
    }
    for (const one of steps) {
      one.querySelector('.nothing').hidden = one.querySelector('.control:not([hidden])') !== null;
    }
    found.slice(0, AT_ONCE).forEach(show);
    turn += 1;
    inSlices(showing(found.slice(AT_ONCE), turn), () => {});
    outcome.textContent = numbers.format(count) + ' of ' + counted(all, 'finding') + ', in '
      + counted(found.length, 'control') + '.';
  }

  // Words that the control's own title holds are found in each of its findings.
  function matching(control, letters, words) {
    const open = words.filter((word) => !control.label.includes(word));
    const {status} = control.data;
    const found = [];
    for (const row of control.order) {
      if (!letters.includes(status[row])) continue;
      let fits = true;
      for (const word of open) fits = fits && control.words[row].includes(word);
      if (fits) found.push(row);
    }
    return found;
  }

  // What lies below the first lists changes a little later.
  function* showing(found, mine) {
    found.forEach((control) => control.section.setAttribute('aria-busy', 'true'));
    for (const control of found) {
      yield;
      if (turn !== mine) return;
      show(control);
    }
  }

  function show(control) {
    control.section.removeAttribute('aria-busy');
    control.list.replaceChildren(...items(control, 0, FIRST));
  }

  function items(control, from, many) {
    const shown = control.found.slice(from, from + many).map((row) => item(control, row));
    const rest = control.found.length - from - many;
    if (rest > 0) {
      const button = make('button', '', 'Show ' + numbers.format(Math.min(rest, MORE)) + ' more');
      button.type = 'button';
      const left = make('li', 'quiet', button, ' ' + numbers.format(rest) + (rest === 1 ? ' is' : ' are') + ' not shown');
      button.addEventListener('click', () => {
        const added = items(control, from + many, MORE);
        left.replaceWith(...added);
        added[0].querySelector('summary').focus();
      });
      shown.push(left);
    }
    return shown;
  }

  function item(control, row) {
    const subject = subjectOf(control, row);
    const [className, sign, word] = STATUS[control.data.status[row]];
    const mark = make('span', '', sign);
    mark.setAttribute('aria-hidden', 'true');
    const summary = make('summary', '', make('b', '', mark, ' ' + word), ' ',
      ...told(control.data.summaries[control.data.summary[row]], subject));
    const details = make('details', '', summary);
    details.addEventListener('toggle', () => details.append(...body(control, row, subject)),
      {once: true});
    return make('li', 'finding ' + className, details);
  }

  function body(control, row, subject) {
    const parts = [];
    const exception = control.data.exceptions[row];
    if (exception) {
      parts.push(make('p', '', 'Accepted until ' + exception[0] + ' by ',
        make('bdi', '', exception[1]), ': ', make('bdi', '', exception[2])));
    }
    const remedy = control.data.remedies[row];
    if (remedy) {
      parts.push(make('p', 'advice', ...told(remedy[0], subject)));
      for (const command of remedy.slice(1)) {
        if (command === null) {
          parts.push(make('p', 'quiet', '(A command is left out: a name in it holds characters'
            + ' that must not reach a terminal.)'));
          break;
        }
        parts.push(copyable(make('pre', 'command',
          make('code', '', ...whole(plain(command, subject))))));
      }
    }
    const missing = control.data.missing[row];
    if (missing) parts.push(make('p', '', 'Reads that are missing: ' + missing.join(', ') + '.'));
    const facts = control.data.lists[control.data.evidence[row]];
    if (facts.length > 0) parts.push(evidence(facts.map((at) => control.data.facts[at]), subject));
    const about = make('p', 'quiet', subject.kind + ' ', make('bdi', '', subject.name));
    if (subject.owner) about.append(' of ', make('bdi', '', subject.owner));
    if (subject.arn) about.append(', ', make('bdi', '', plain(subject.arn, subject)));
    parts.push(about);
    return parts;
  }

  function evidence(facts, subject) {
    const table = make('table', 'evidence', make('caption', '', 'Evidence'));
    table.setAttribute('role', 'table');
    const head = make('tr', '');
    head.setAttribute('role', 'row');
    for (const title of ['Fact', 'Value', 'Read', 'How old']) {
      const column = make('th', '', title);
      column.scope = 'col';
      column.setAttribute('role', 'columnheader');
      head.append(column);
    }
    const rows = facts.map(([name, value, source, time]) => {
      const title = make('th', '', make('bdi', '', shared.words[name]));
      title.scope = 'row';
      title.setAttribute('role', 'rowheader');
      const row = make('tr', '', title, make('td', '', ...valueOf(value, subject)),
        cell('read', source < 0 ? [] : [make('code', '', shared.words[source])]),
        cell('how old', time < 0 ? [] : age(shared.times[time])));
      row.setAttribute('role', 'row');
      row.querySelectorAll('td').forEach((one) => one.setAttribute('role', 'cell'));
      return row;
    });
    const group = (tag, ...children) => {
      const element = make(tag, '', ...children);
      element.setAttribute('role', 'rowgroup');
      return element;
    };
    table.append(group('thead', head), group('tbody', ...rows));
    return table;
  }

  function cell(title, content) {
    const made = make('td', content.length > 0 ? '' : 'blank',
      ...(content.length > 0 ? content : ['\u2013']));
    made.dataset.title = title;
    return made;
  }

  function valueOf(value, subject) {
    if (typeof value === 'string') return [make('bdi', '', ...told(value, subject))];
    if (!Array.isArray(value)) return told(value.word, subject);
    if (value.length === 0) return ['none'];
    return [make('ul', '', ...value.map((one) =>
      make('li', '', make('bdi', '', ...told(one, subject)))))];
  }

  function age([machine, exact, words]) {
    const time = make('time', '', exact);
    time.dateTime = machine;
    return [words, make('br', ''), make('small', '', time)];
  }

  // ---- commands

  function copyButton(code) {
    const button = make('button', 'copy', 'Copy');
    button.type = 'button';
    button.setAttribute('aria-label', 'Copy the command');
    button.addEventListener('click', async () => {
      const done = await copied(code);
      button.textContent = done ? 'Copied' : 'Selected: press Ctrl+C';
      button.setAttribute('aria-label', done ? 'The command is copied'
        : 'The command is selected; press Control C');
      setTimeout(() => {
        button.textContent = 'Copy';
        button.setAttribute('aria-label', 'Copy the command');
      }, 2500);
    });
    return button;
  }

  async function copied(code) {
    try {
      await navigator.clipboard.writeText(code.textContent.trim());
      return true;
    } catch {
      getSelection().selectAllChildren(code);
      return document.execCommand('copy');
    }
  }

  // The words of a command, of which none is broken at its dashes.
  function whole(command) {
    return command.split(' ').flatMap((word, at) =>
      at === 0 ? [make('span', '', word)] : [' ', make('span', '', word)]);
  }

  function copyable(code) {
    return make('div', 'copyable', code, copyButton(code));
  }

  function addButtons(place) {
    place.querySelectorAll('pre.command').forEach((code) => {
      const box = make('div', 'copyable');
      code.replaceWith(box);
      box.append(code, copyButton(code));
    });
  }

  // ---- the people

  function people(data) {
    const table = byId('people-table');
    if (!table) return;
    const all = [];
    for (let i = 0; i < data.length; i += 2) {
      all.push({name: data[i], sheet: data[i + 1], word: data[i].toLowerCase()});
    }
    const rows = table.tBodies[0];
    const more = byId('people-more');
    const find = byId('people-text');
    let found = all;
    const row = (person) => {
      const name = make('th', '', make('bdi', '', person.name));
      name.scope = 'row';
      const cells = [...person.sheet].map((letter) => letter === 'y' ? make('td', 'pass', 'yes')
        : letter === 'n' ? make('td', 'fail', 'NO') : make('td', 'undetermined', 'not known'));
      return make('tr', '', name, ...cells);
    };
    const grow = (many) => {
      const from = rows.rows.length;
      rows.append(...found.slice(from, from + many).map(row));
      const rest = found.length - rows.rows.length;
      more.textContent = numbers.format(rows.rows.length) + ' of ' + numbers.format(found.length)
        + (found.length === all.length ? ' people are shown. ' : ' people of that name are shown. ');
      if (rest > 0) {
        const button = make('button', '', 'Show ' + numbers.format(Math.min(rest, MORE_ROWS))
          + ' more');
        button.type = 'button';
        button.addEventListener('click', () => {
          grow(MORE_ROWS);
          (more.querySelector('button') || find).focus();
        });
        more.append(button);
      }
    };
    const begin = () => {
      const word = find.value.trim().toLowerCase();
      found = all.filter((person) => person.word.includes(word));
      rows.replaceChildren();
      grow(ROWS);
    };
    more.setAttribute('role', 'status');
    find.addEventListener('input', begin);
    if (all.length > ROWS) byId('people-find').hidden = false;
    begin();
  }

  // ---- the beginning

  document.documentElement.classList.add('scripted');
  form.hidden = false;
  for (const one of steps) {
    const nothing = make('p', 'quiet nothing', 'Nothing of this step matches the filter.');
    nothing.hidden = true;
    one.querySelector('h3').after(nothing);
  }
  document.querySelectorAll('ol.first, section.settings').forEach(addButtons);
  document.querySelectorAll('details.help').forEach((help) =>
    help.addEventListener('toggle', () => addButtons(help), {once: true}));
  inSlices(reading(), () => {
    let asked = false;
    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        filter();
      });
    };
    form.addEventListener('input', soon);
    form.addEventListener('reset', soon);
    form.addEventListener('submit', (event) => event.preventDefault());
    // A link to what the filter hides clears the filter first.
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#control-"]');
      if (link && byId(link.hash.slice(1)).closest('[hidden]')) {
        form.reset();
        filter();
      }
    });
    filter();
    people(read('data-people'));
    document.documentElement.classList.add('ready');
  });
})();
