// Shows what was found. All of it is text: nothing that was typed becomes markup.

/** An element with a class and what stands in it. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content.filter((part) => part !== undefined));
  return made;
}

const places = ({ path, start, wholeFile }) => (wholeFile ? path : `${path}:${start.line}:${start.column}`);

/** The findings, with a button for each fix. */
export function findings(report, actions) {
  return report.findings.map((finding) => {
    const place = element('button', 'place', places(finding));
    place.type = 'button';
    place.onclick = () => actions.show(finding);
    const article = element(
      'article',
      finding.severity,
      element(
        'p',
        'head',
        element('span', 'severity', finding.severity),
        element('span', 'rule', finding.rule ?? ''),
        place,
      ),
      element('p', '', finding.message),
    );
    if (finding.help) article.append(element('p', 'help', finding.help));
    for (const related of finding.related ?? []) {
      article.append(element('p', 'help', `${related.message} ${places(related)}`));
    }
    for (const fix of finding.fixes ?? []) {
      if (fix.applicability === 'display-only') continue;
      const button = element('button', 'fix', fix.title);
      button.type = 'button';
      if (fix.applicability === 'unsafe') button.title = 'It runs differently then.';
      button.onclick = () => actions.mend(finding, fix);
      article.append(button);
    }
    return article;
  });
}

const STOPS = { 'reads and writes': 'stops-reads', writes: 'stops-writes' };

/** The row in which a lock is given back, from the words that say until when it is held. */
function lastRow(hold, statements) {
  const until = /line (\d+)$/.exec(hold.until);
  if (until) {
    const line = Number(until[1]);
    return statements.findLastIndex((statement) => statement.line <= line);
  }
  return hold.until === 'the statement is done'
    ? statements.findIndex((statement) => statement.line >= hold.fromLine)
    : statements.length - 1;
}

/** For each migration its statements from top to bottom, and a bar for each table over those that hold its lock. */
export function lanes(locks) {
  return locks.migrations
    .filter((migration) => migration.strongest.length > 0)
    .map(({ file, statements, strongest }) => {
      const grid = element('div', 'lanes');
      grid.style.gridTemplateColumns = `minmax(7rem, 1fr) repeat(${strongest.length}, minmax(5rem, 1fr))`;
      statements.forEach((statement, row) => {
        const cell = element('div', 'lane-statement lane-row', `${statement.line}  ${statement.statement}`);
        cell.style.gridRow = String(row + 2);
        grid.append(cell);
      });
      strongest.forEach((hold, column) => {
        const name = element('div', 'lane-name', hold.name);
        name.style.gridColumn = String(column + 2);
        const first = statements.findIndex((statement) => statement.line >= hold.fromLine);
        const last = Math.max(first, lastRow(hold, statements));
        const blocks = hold.blocks ? `${hold.blocks} wait until ${hold.until}` : 'nothing waits that is usual';
        const bar = element('div', `bar ${STOPS[hold.blocks] ?? ''}`, `${hold.lock}: ${blocks}`);
        bar.style.gridColumn = String(column + 2);
        bar.style.gridRow = `${first + 2} / ${last + 3}`;
        grid.append(name, bar);
      });
      return element('article', '', element('p', 'head', element('span', 'rule', file)), grid);
    });
}
