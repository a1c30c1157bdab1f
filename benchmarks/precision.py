#!/usr/bin/env python3
"""How often findings are right: draws samples for a reader, and counts what the reader said.

    precision.py sample FOLDER [--rule RULE]... [--project NAME]... [--ten] [--all] [--seed N] [--judged] [--cache FILE]
    precision.py table FOLDER [--cache FILE]

FOLDER holds one project in each of its folders; `check` runs in each with the rules and severities that nobody has
configured. The command is ./stopover unless STOPOVER names another.

sample prints 20 findings of every rule (all if there are fewer, or with --all), drawn with the seed, each with the SQL
around it. What precision-verdicts.tsv beside this script already judges is left out unless --judged asks for it. --ten
takes the ten projects that the table counts whole. Which findings are drawn hangs on the seed and on each finding alone,
so the sample of a mended rule keeps what is left of the former one.

The columns of precision-verdicts.tsv: rule, project, path:line, right|wrong|noise, reason. A verdict is about all
findings of the rule on that line. Wrong: the claim is false, or the advice would fail or do harm. Noise: true, but
nobody would act on it. Verdicts on findings that are no longer made do not count.

table writes docs/precision.md and says to standard error how many verdicts there are without a finding.
"""
import argparse, collections, hashlib, json, os, random, shlex, subprocess, sys

SEED, SAMPLE, TEN_SEED, TEN = 20261128, 20, 20261128, 10
HERE = os.path.dirname(os.path.abspath(__file__))
VERDICTS = os.path.join(HERE, 'precision-verdicts.tsv')
PAGE = os.path.join(HERE, '..', 'docs', 'precision.md')
KINDS = ('right', 'wrong', 'noise')
PRESETS, LAST = ('only-errors', 'recommended', 'strict', 'all'), 20
OLD = ('langfuse__langfuse', 'hatchet-dev__hatchet', 'usebasejump__basejump', 'target__goalert', 'liam-hq__liam')
Finding = collections.namedtuple('Finding', 'rule project path line column severity message help')


def projects(folder):
    return sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))


def ten(folder):
    names = projects(folder)
    return sorted(random.Random(TEN_SEED).sample(names, min(TEN, len(names))))


def asked(folder, project, *arguments):
    command = shlex.split(os.environ.get('STOPOVER', './stopover'))
    command[0] = os.path.abspath(command[0]) if os.path.exists(command[0]) else command[0]
    done = subprocess.run([*command, *arguments, '--format', 'json'], cwd=os.path.join(folder, project),
                          capture_output=True, encoding='utf-8')
    if done.returncode > 1:
        print(f'{project}: {done.stderr.strip()[:500]}', file=sys.stderr)
    return json.loads(done.stdout or '{}')


def check(folder, project):
    for found in asked(folder, project, 'check').get('findings', []):
        start = found.get('start', {'line': 0, 'column': 0})
        yield Finding(found['rule'], project, found.get('path', ''), start['line'], start['column'],
                      found['severity'], found['message'], found.get('help', ''))


def findings(folder, cache):
    if cache and os.path.exists(cache):
        with open(cache, encoding='utf-8') as file:
            return [Finding(*row) for row in json.load(file)]
    found = sorted(finding for project in projects(folder) for finding in check(folder, project))
    if cache:
        with open(cache, 'w', encoding='utf-8') as file:
            json.dump(found, file)
    return found


def key(finding):
    return finding.rule, finding.project, f'{finding.path}:{finding.line}'


def verdicts():
    judged = {}
    if os.path.exists(VERDICTS):
        with open(VERDICTS, encoding='utf-8') as file:
            for number, line in enumerate(file, 1):
                fields = line.rstrip('\n').split('\t')
                if len(fields) != 5 or fields[3] not in KINDS:
                    sys.exit(f'{VERDICTS}:{number}: not a verdict')
                judged[tuple(fields[:3])] = fields[3]
    return judged


def drawn(found, seed):
    """The sample of each rule: those whose name, hashed with the seed, comes first."""
    by_rule = collections.defaultdict(list)
    for finding in found:
        by_rule[finding.rule].append(finding)
    for rule in sorted(by_rule):
        yield from sorted(by_rule[rule], key=lambda finding: hashlib.sha256(
            f'{seed}\t{"	".join(key(finding))}\t{finding.column}'.encode()).digest())[:SAMPLE]


def show(folder, finding):
    print(f'==== {finding.rule}\t{finding.project}\t{finding.path}:{finding.line}\t{finding.severity}')
    print(finding.message)
    if finding.help:
        print(f'  help: {finding.help}')
    try:
        with open(os.path.join(folder, finding.project, finding.path), encoding='utf-8', errors='replace') as file:
            lines = file.read().split('\n')
    except OSError:
        return
    first = max(0, finding.line - 4)
    for number, line in enumerate(lines[first:finding.line + 9], first + 1):
        print(f'{">" if number == finding.line else " "}{number:5} {line[:200]}')


def sample(options):
    found = findings(options.folder, options.cache)
    names = set(options.project) | set(ten(options.folder) if options.ten else [])
    found = [finding for finding in found if (not names or finding.project in names)
             and (not options.rule or finding.rule in options.rule)]
    judged = {} if options.judged else verdicts()
    for finding in found if options.all else drawn(found, options.seed):
        if key(finding) not in judged:
            show(options.folder, finding)


def row(name, found, judged):
    read = collections.Counter(judged[key(finding)] for finding in found if key(finding) in judged)
    return f'| {name} | {len(found)} | {sum(read.values())} | ' + ' | '.join(str(read[kind]) for kind in KINDS) + ' |'


def counts(found, judged):
    by_rule = collections.defaultdict(list)
    for finding in found:
        by_rule[finding.rule].append(finding)
    head = ['| rule | fired | read | right | wrong | noise |', '|---|---:|---:|---:|---:|---:|']
    return head + [row(f'`{rule}`', by_rule[rule], judged) for rule in sorted(by_rule)] + [row('all', found, judged)]


def last(folder, project):
    """The files of the newest migrations of a project's longest history."""
    longest = max(asked(folder, project, 'history')['histories'], key=lambda history: len(history['migrations']))
    return [migration['file'] for migration in longest['migrations'][-LAST:]]


def presets(folder):
    yield '| project | ' + ' | '.join(f'`{preset}`' for preset in PRESETS) + ' |'
    yield '|---|' + '---|' * len(PRESETS)
    for project in OLD:
        files, cells = last(folder, project), []
        for preset in PRESETS:
            summary = asked(folder, project, 'check', '--preset', preset, *files)['summary']
            counts = [summary[kind] for kind in ('errors', 'warnings', 'notes')]
            cells.append(f'{sum(counts)}: {counts[0]} / {counts[1]} / {counts[2]}')
        yield f'| {project} ({len(files)}) | ' + ' | '.join(cells) + ' |'


def table(options):
    found, judged, names = findings(options.folder, options.cache), verdicts(), ten(options.folder)
    stale = len(set(judged) - {key(finding) for finding in found})
    if stale:
        print(f'{stale} verdicts have no finding any more', file=sys.stderr)
    lines = ['# Precision', '',
             'How often findings are right, counted over the migrations of '
             f'{len(projects(options.folder))} public projects with the rules',
             'and severities that nobody has configured. The sampled findings were judged by reading them against the SQL',
             'around them, most once and by one reader, those of one cause together: it is no measurement by people who work',
             'on these projects. Notes that ask one thing of a whole repository count as right where what they say is true.',
             'What foreign keys, primary keys and indexes there are in the end was asked of a server that ran the migrations of',
             'eight of the projects, and nothing else; what statements lock, rewrite and read is measured apart',
             '([locks.md](locks.md)). `benchmarks/precision.py` draws the samples and writes this page; what was said of each',
             'finding stands in `benchmarks/precision-verdicts.tsv`.', '',
             '- **right**: the claim is true, and the advice can be followed.',
             '- **wrong**: the claim is false, or the advice would fail or do harm.',
             '- **noise**: true, but nobody would act on it.', '',
             '## A sample of every rule', '',
             f'At random {SAMPLE} findings of each rule, all if there are fewer (seed {SEED}), and those of the ten '
             'projects below; of rules that changed since, more with another seed (20261129).', '',
             *counts(found, judged), '',
             '## Ten projects, whole', '',
             f'Every finding of ten projects chosen at random (seed {TEN_SEED}):', f'{", ".join(names)}.', '',
             *counts([finding for finding in found if finding.project in names], judged), '',
             '## What the presets print', '',
             f'Over the last {LAST} migrations of five old projects, or as many as there are, named on the command line; with '
             'errors,', 'warnings and notes behind the sum.', '',
             *presets(options.folder), '',
             'Much of what `strict` adds is one note or warning a file, about what it demands of each: a header, a',
             'verification, a test. Of the findings in target__goalert a third is about the schema of a queue that was taken over',
             'in six migrations at once: that its tables had no rows yet cannot be seen in files.', '']
    with open(PAGE, 'w', encoding='utf-8', newline='\n') as file:
        file.write('\n'.join(lines))


parser = argparse.ArgumentParser(usage=__doc__)
commands = parser.add_subparsers(required=True)
for name, action in (('sample', sample), ('table', table)):
    command = commands.add_parser(name, usage=__doc__)
    command.set_defaults(action=action)
    command.add_argument('folder')
    command.add_argument('--cache', help='a file that keeps the findings, so that the projects are judged once')
    if action is sample:
        command.add_argument('--rule', action='append', default=[])
        command.add_argument('--project', action='append', default=[])
        command.add_argument('--ten', action='store_true')
        command.add_argument('--all', action='store_true')
        command.add_argument('--seed', type=int, default=SEED)
        command.add_argument('--judged', action='store_true')
options = parser.parse_args()
options.action(options)
