#!/usr/bin/env python3
"""Writes a rollback for every migration of the projects in a folder, runs up and down on a real server, and compares.

    rollback-trial.py FOLDER [PROJECT...] [--limit N] [--initial SQL]

FOLDER holds one project in each of its folders; nothing in it is changed. The command is ./stopover unless STOPOVER names
another; the server is the one that psql and pg_dump reach by PGHOST, PGPORT and PGUSER (a superuser), and databases named
stopover_trial and stopover_trial_copy are made and dropped there. Each pair runs on a copy of the database that has only
been migrated forward. --initial runs a script in the new database first, such as what a platform puts there.

A rollback restores if pg_dump says the same of the schema before and after, but for comments, owners and the order of
columns. Those that say that a hand is needed are counted apart. A migration that does not run at all ends its project.
"""
import argparse, collections, json, os, shlex, shutil, subprocess, sys, tempfile

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument('folder')
parser.add_argument('projects', nargs='*')
parser.add_argument('--limit', type=int, default=0, help='the newest migrations of a project only')
parser.add_argument('--initial')
options = parser.parse_intermixed_args()
COMMAND = shlex.split(os.environ.get('STOPOVER', './stopover'))
COMMAND[0] = os.path.abspath(COMMAND[0]) if os.path.exists(COMMAND[0]) else COMMAND[0]
MAIN, COPY = 'stopover_trial', 'stopover_trial_copy'


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, errors='replace', **more)


def stopover(*arguments, cwd):
    done = run(*COMMAND, *arguments, cwd=cwd)
    if done.returncode == 2 and not done.stdout:
        sys.exit(f'{arguments} in {cwd}: {done.stderr[:500]}')
    return done.stdout


def fresh(name, template='template0'):
    run('psql', '-qXd', 'postgres', '-c', f'DROP DATABASE IF EXISTS {name} WITH (FORCE)')
    made = run('psql', '-qXd', 'postgres', '-c', f'CREATE DATABASE {name} TEMPLATE {template}')
    if made.returncode:
        sys.exit(made.stderr)


def psql(database, sql):
    """What psql complains about; empty if all ran."""
    with tempfile.NamedTemporaryFile('w', suffix='.sql', encoding='utf-8') as file:
        file.write(sql)
        file.flush()
        done = run('psql', '-qXd', database, '-v', 'ON_ERROR_STOP=1', '-f', file.name)
    return done.stderr.strip() if done.returncode else ''


def schema(database):
    """The lines of a dump, without what does not count: comments, owners, the order of columns."""
    dump = run('pg_dump', '-sO', '--no-comments', '-d', database).stdout
    lines = (line.strip().rstrip(',') for line in dump.splitlines())
    return collections.Counter(line for line in lines if line and not line.startswith(('--', '\\', 'SET ', 'SELECT pg_catalog')))


def rollbacks(work):
    """The file of each rollback by the file of its migration, as it was written."""
    lines = stopover('rollback', 'write', '--all-missing', cwd=work).splitlines()
    pairs = (line.split(' for ', 1) for line in lines if not line.startswith('  '))
    return {up: down for down, up in pairs}


def trial(project):
    work = os.path.join(tempfile.mkdtemp(), project)
    shutil.copytree(os.path.join(options.folder, project), work)
    for folder, _, files in os.walk(work):
        os.chmod(folder, 0o755)
    counts = collections.Counter()
    histories = json.loads(stopover('history', '--format', 'json', cwd=work))['histories']
    written = rollbacks(work)
    for history in histories:
        ups = [migration['file'] for migration in history['migrations'] if not migration.get('repeatable')]
        counts += walk(work, ups, written)
    shutil.rmtree(os.path.dirname(work), ignore_errors=True)
    return counts


def walk(work, ups, written):
    counts = collections.Counter()
    fresh(MAIN)
    if options.initial:
        psql(MAIN, open(options.initial).read())
    first = len(ups) - options.limit if options.limit else 0
    for number, up in enumerate(ups):
        with open(os.path.join(work, up), encoding='utf-8-sig', errors='replace') as file:
            sql = file.read()
        judged = number >= first and up in written and written[up] != up
        if judged:
            before = schema(MAIN)
            fresh(COPY, MAIN)
        complaint = psql(MAIN, sql)
        if complaint:
            print(f'  {up} does not run: {complaint.splitlines()[0][-200:]}')
            break
        if judged:
            counts[verdict(work, up, written[up], sql, before)] += 1
    return counts


def verdict(work, up, path, sql, before):
    with open(os.path.join(work, path), encoding='utf-8') as file:
        down = file.read()
    psql(COPY, sql)
    failure = psql(COPY, down)
    after = schema(COPY)
    if not failure and after == before:
        return 'restores'
    hands = [line for line in down.splitlines() if line.startswith('-- A hand is needed')]
    if hands:
        print(f'  {up} needs a hand: {hands[0][20:300]}')
        return 'needs a hand'
    print(f'  {up}: {failure[:300]}\n    missing {list((before - after))[:4]}\n    extra   {list((after - before))[:4]}')
    return 'wrong'


total = collections.Counter()
for project in options.projects or sorted(os.listdir(options.folder)):
    if not os.path.isdir(os.path.join(options.folder, project)):
        continue
    print(project, flush=True)
    counts = trial(project)
    total += counts
    print(f'  {dict(counts)}', flush=True)
for database in (MAIN, COPY):
    run('psql', '-qXd', 'postgres', '-c', f'DROP DATABASE IF EXISTS {database} WITH (FORCE)')
tried = sum(total.values())
print(f'{tried} migrations: {total["restores"]} restored, {total["needs a hand"]} marked as needing a hand, {total["wrong"]} neither')
