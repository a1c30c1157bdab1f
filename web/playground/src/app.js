import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { judge } from './judge.js';
import { filesOf, fragmentOf } from './link.js';
import { element, findings, lanes } from './report.js';
import { CONFIGURATION, setting, withSetting } from './settings.js';

const DELAY = 150;
const byId = (id) => document.getElementById(id);
const base64 = (text) => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));

const examples = JSON.parse(byId('examples').textContent);
const ask = judge(WORKER, base64(byId('engine').textContent.replace(/\s/g, '')));

let files = [];
let shown = 0;
let report;

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--note)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--back)', color: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--quiet)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--chosen) 35%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--chosen)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--text)', border: '1px solid var(--line)' },
});

const editor = new EditorView({ parent: byId('editor') });

function stateOf(file) {
  return EditorState.create({
    doc: file.text,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': `Text of ${file.name}` }),
      file.name.endsWith('.sql') ? sql({ dialect: PostgreSQL }) : [],
      syntaxHighlighting(colors),
      look,
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          files[shown].text = update.state.doc.toString();
          if (files[shown].name === CONFIGURATION) showSettings();
          judgeSoon();
        }
      }),
    ],
  });
}

function open(index) {
  shown = index;
  editor.setState(stateOf(files[index]));
  showTabs();
  underline();
}

function take(next, index = 0) {
  files = next.map((file) => ({ ...file }));
  open(Math.min(index, files.length - 1));
  showSettings();
  judgeSoon(0);
}

function showTabs() {
  const tabs = files.map((file, index) => {
    const tab = element('button', '', file.name);
    tab.type = 'button';
    tab.role = 'tab';
    tab.ariaSelected = String(index === shown);
    tab.title = 'Twice: another name.';
    tab.onclick = () => open(index);
    tab.ondblclick = () => rename(index);
    if (files.length === 1) return element('span', 'file', tab);
    const close = element('button', 'close', '×');
    close.type = 'button';
    close.ariaLabel = `Take away ${file.name}`;
    close.onclick = () => take(files.toSpliced(index, 1), index < shown ? shown - 1 : shown);
    return element('span', 'file', tab, close);
  });
  const add = element('button', 'add', '+');
  add.type = 'button';
  add.ariaLabel = 'Another file';
  add.onclick = () => {
    const name = prompt('The path of the new file:', nextName());
    if (name && !files.some((file) => file.name === name)) take([...files, { name, text: '' }], files.length);
  };
  byId('files').replaceChildren(...tabs, add);
}

function nextName() {
  const numbers = files.map(({ name }) => Number(/(?:^|\/)(\d+)[^/]*\.sql$/.exec(name)?.[1] ?? 0));
  return `migrations/${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}_next.sql`;
}

function rename(index) {
  const name = prompt('The path of the file:', files[index].name);
  if (name && !files.some((file) => file.name === name)) {
    take(files.with(index, { ...files[index], name }), shown);
  }
}

const settings = ['layout', 'runner', 'postgres', 'preset'];

function showSettings() {
  const text = files.find((file) => file.name === CONFIGURATION)?.text ?? '';
  for (const key of settings) byId(key).value = setting(text, key);
}

function choose(key, value) {
  const at = files.findIndex((file) => file.name === CONFIGURATION);
  if (at < 0) {
    take([...files, { name: CONFIGURATION, text: withSetting('', key, value) }], shown);
  } else {
    const text = withSetting(files[at].text, key, value);
    take(files.with(at, { ...files[at], text }), shown);
  }
}

let timer;
function judgeSoon(delay = DELAY) {
  clearTimeout(timer);
  timer = setTimeout(judgeNow, delay);
}

async function judgeNow() {
  const asked = files.map((file) => [file.name, file.text]);
  const answer = await ask(Object.fromEntries(asked));
  if (answer) show(answer);
}

function show({ gaveUp, check, locks, schema }) {
  report = undefined;
  for (const id of ['findings', 'locks', 'schema']) byId(id).replaceChildren();
  if (gaveUp !== undefined) {
    tell(`The engine gave up (${gaveUp}) and was started again: nothing is said of this text.`);
  } else if (!check.output) {
    tell(check.errors.trim());
  } else {
    report = JSON.parse(check.output);
    const { errors, warnings, notes, files: judged } = report.summary;
    const besides = check.errors.trim();
    tell(
      `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')} in ${count(judged, 'file')}.` +
        (besides ? ` ${besides}` : ''),
    );
    byId('findings').replaceChildren(...findings(report, { show: goTo, mend }));
    if (locks.output) {
      const drawn = lanes(JSON.parse(locks.output));
      byId('locks').replaceChildren(...(drawn.length ? drawn : [element('p', '', 'Nothing is locked that others use.')]));
    } else {
      byId('locks').replaceChildren(element('p', '', locks.errors));
    }
    byId('schema').replaceChildren(element('pre', '', schema.output || schema.errors));
  }
  document.body.dataset.judged = String(Number(document.body.dataset.judged ?? 0) + 1);
  underline();
}

const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

function tell(text) {
  byId('status').textContent = text;
}

/** Where a place stands in a text; lines and columns begin with 1. */
function offset(doc, { line, column }) {
  const at = doc.line(Math.min(line, doc.lines));
  return Math.min(at.from + column - 1, at.to);
}

function underline() {
  const { doc } = editor.state;
  const here = (report?.findings ?? []).filter(({ path, start }) => path === files[shown].name && start);
  const diagnostics = here.map((finding) => ({
    from: offset(doc, finding.start),
    to: offset(doc, finding.end),
    severity: finding.severity === 'note' ? 'info' : finding.severity,
    message: finding.message,
    source: finding.rule,
  }));
  editor.dispatch(setDiagnostics(editor.state, diagnostics));
}

function goTo({ path, start }) {
  const index = files.findIndex((file) => file.name === path);
  if (index < 0) return;
  if (index !== shown) open(index);
  editor.dispatch({ selection: { anchor: offset(editor.state.doc, start) }, scrollIntoView: true });
  editor.focus();
}

/** Makes the edits of a fix, all of which are about the text as it was judged. */
function mend({ path }, fix) {
  const next = files.map((file) => ({ ...file }));
  const at = next.findIndex((file) => file.name === path);
  if (at >= 0) {
    const { doc } = EditorState.create({ doc: next[at].text });
    const edits = fix.edits.map((edit) => [offset(doc, edit.start), offset(doc, edit.end), edit.replacement]);
    for (const [from, to, replacement] of edits.sort((one, other) => other[0] - one[0])) {
      next[at].text = next[at].text.slice(0, from) + replacement + next[at].text.slice(to);
    }
  }
  for (const { path: name, text } of fix.files ?? []) next.push({ name, text });
  take(next, at < 0 ? shown : at);
}

function fill(select, values, words) {
  select.append(...values.map((value) => new Option(words(value), value)));
}

function start() {
  fill(byId('layout'), ['', ...LAYOUTS], (value) => value || 'as found');
  fill(byId('runner'), ['', ...RUNNERS], (value) => value || 'as found');
  fill(byId('postgres'), ['', '14', '15', '16', '17', '18'], (value) => value || 'any');
  fill(byId('preset'), ['', 'only-errors', 'recommended', 'strict', 'all'], (value) => value || 'as configured');
  for (const key of settings) byId(key).onchange = ({ target }) => choose(key, target.value);
  const choice = byId('example');
  choice.append(new Option('choose a rule', ''));
  for (const category of new Set(examples.map((example) => example.category))) {
    const group = document.createElement('optgroup');
    group.label = category;
    const own = examples.filter((example) => example.category === category);
    group.append(...own.map((example) => new Option(example.rule, example.rule)));
    choice.append(group);
  }
  choice.onchange = () => {
    const example = examples.find(({ rule }) => rule === choice.value);
    if (example) take(example.files, example.shown);
  };
  byId('share').onclick = share;
  for (const tab of byId('views').children) tab.onclick = () => view(tab);
  window.onhashchange = () => void fromLink();
}

function view(tab) {
  for (const each of byId('views').children) {
    each.ariaSelected = String(each === tab);
    byId(each.getAttribute('aria-controls')).hidden = each !== tab;
  }
}

async function share() {
  window.history.replaceState(null, '', '#' + (await fragmentOf(files)));
  try {
    await navigator.clipboard.writeText(location.href);
    byId('share').textContent = 'Copied';
  } catch {
    byId('share').textContent = 'The link is in the address';
  }
  setTimeout(() => (byId('share').textContent = 'Copy link'), 2000);
}

async function fromLink() {
  const linked = location.hash.length > 1 ? await filesOf(location.hash.slice(1)) : undefined;
  if (linked) take(linked);
  return linked !== undefined;
}

start();
if (!(await fromLink())) {
  const first = examples.find(({ rule }) => rule === 'non-concurrent-index') ?? examples[0];
  take(first.files, first.shown);
}
