#!/usr/bin/env python3
"""Whether the rules that bear an alias of Supabase's advisor say what the advisor says once the migrations have run.

    advisor.py FOLDER --lints FILE [--project NAME]... [--show]

FOLDER holds one project in each of its folders. The migrations of those that have a folder supabase/migrations run on a
PostgreSQL server, in a database of their own that supabase.sql beside this script has prepared; then FILE is run, the
queries of Supabase's splinter in one statement (the file splinter.sql of its repository), and what it says is compared
with what `check --preset all` says of the files. The server is the one that the environment of psql names (PGHOST,
PGPORT, PGUSER); the role must be a superuser. Databases named stopover_advisor are dropped and made anew. The command is
./stopover unless STOPOVER names another.

A finding counts as the advisor's if it is about the same object: if one of its places, or its message, names it. What
only one of them says is printed with --show, and has to be read: the advisor looks at the state, so a finding about
something that a later migration drops would be wrong, while one about a sort of object that its query leaves out is not.
"""
import argparse, collections, glob, json, os, re, shlex, subprocess, sys, tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
DATABASE = 'stopover_advisor'
# What no file can decide: how indexes are used, how full tables are, what versions a server offers.
UNDECIDABLE = {'unused_index', 'table_bloat', 'extension_versions_outdated'}

COLUMNS = """SELECT coalesce(json_agg(json_build_array(r.relname, c.conname, (
    SELECT json_agg(a.attname) FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)))), '[]')
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid WHERE c.contype = 'f'"""


def psql(database, *arguments, stdin=None):
    return subprocess.run(['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', database, *arguments], input=stdin,
                          capture_output=True, encoding='utf-8')


def must(done):
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def migrate(folder):
    """
    Runs the migrations, and says what of them PostgreSQL refuses: what needs an extension that the server does not have,
    or rows that are not there. The other statements of such a file run on their own.
    """
    must(psql('postgres', '-c', f'DROP DATABASE IF EXISTS {DATABASE}'))
    must(psql('postgres', '-c', f'CREATE DATABASE {DATABASE}'))
    must(psql('postgres', '-c', f'ALTER DATABASE {DATABASE} SET search_path = public, extensions',
              '-c', f"ALTER DATABASE {DATABASE} SET pgrst.db_schemas = '{', '.join(exposed(folder))}'"))
    must(psql(DATABASE, '-f', os.path.join(HERE, 'supabase.sql')))
    offered = must(psql(DATABASE, '-A', '-t', '-c', 'SELECT name FROM pg_available_extensions')).split()
    refused = []
    for file in sorted(glob.glob(os.path.join(folder, '*.sql'))):
        if not re.match(r'[0-9]+_', os.path.basename(file)):
            continue
        with open(file, encoding='utf-8') as text:
            sql = without_extensions(text.read(), offered)
        if psql(DATABASE, '-1', '-f', '-', stdin=sql).returncode:
            done = psql(DATABASE, '-v', 'ON_ERROR_STOP=0', '-f', '-', stdin=sql)
            refused += [(os.path.basename(file), re.sub(r'^.*?ERROR: +', '', line))
                        for line in done.stderr.splitlines() if ' ERROR: ' in line]
    return refused


def exposed(folder):
    """The schemas that the project's config.toml gives its API."""
    try:
        with open(os.path.join(os.path.dirname(folder), 'config.toml'), 'rb') as file:
            return tomllib.load(file)['api']['schemas']
    except (OSError, KeyError):
        return ['public', 'graphql_public']


def without_extensions(sql, offered):
    """Leaves out the extensions that the server does not have; supabase.sql makes of them what migrations call."""
    def kept(match):
        return match.group() if match.group(1) in offered else ''

    return re.sub(r'create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?[^;]*;', kept, sql, flags=re.IGNORECASE)


def advised(lints):
    """What the advisor says: alias of the lint, schema, and the names of the object that it is about."""
    with open(lints, encoding='utf-8') as file:
        query = re.sub(r'^\s*set local search_path[^;]*;', '', file.read()).strip().rstrip(';')
    foreign_keys = {(table, key): columns for table, key, columns in json.loads(must(psql(DATABASE, '-A', '-t', '-c', COLUMNS)))}
    rows = must(psql(DATABASE, '-A', '-t', '-c', "SET search_path = ''", '-c',
                     f'SELECT to_jsonb(l) FROM ({query}) AS l'))
    for row in filter(None, rows.splitlines()):
        lint = json.loads(row)
        data = lint['metadata'] or {}
        if lint['name'] in UNDECIDABLE:
            continue
        names = [data.get('name') or '']
        if 'fkey_name' in data:
            names += foreign_keys[names[0], data['fkey_name']]
        elif data.get('column'):
            names.append(data['column'])
        elif lint['name'] == 'auth_rls_initplan':
            names += re.findall(r'row level security policy `([^`]+)`', lint['detail'])
        yield lint['name'], data.get('schema', ''), tuple(names), lint['detail']


def check(project, folder):
    """What the rules with an alias say: the aliases, and a text for each object that a finding is about."""
    command = shlex.split(os.environ.get('STOPOVER', './stopover'))
    command[0] = os.path.abspath(command[0]) if os.path.exists(command[0]) else command[0]

    def run(*arguments):
        done = subprocess.run(command + list(arguments), cwd=project, capture_output=True, encoding='utf-8')
        if done.returncode > 1:
            sys.exit(done.stderr)
        return json.loads(done.stdout)

    rules = {rule['id']: {tag.split(':')[1][5:] for tag in rule.get('tags', []) if tag.startswith('splinter:')}
             for rule in run('rules', '--format', 'json')}
    for finding in run('check', '--preset', 'all', '--postgres', '15', '--format', 'json', folder)['findings']:
        if rules[finding['rule']]:
            yield rules[finding['rule']], finding, list(places(finding, project))


def places(finding, project):
    """A text for each object that a finding is about: what stands at its place, and at each of the others it names."""
    def written(path, start, end):
        with open(os.path.join(project, path), encoding='utf-8') as file:
            return '\n'.join(file.read().split('\n')[start['line'] - 1:end['line']])

    yield finding['message'] + '\n' + finding.get('help', '') + '\n' + written(
        finding['path'], finding['start'], finding['end'])
    for other in finding.get('related', []):
        yield other['message'] + '\n' + written(other['path'], other['start'], other.get('end', other['start']))


def names(text, advice):
    return all(re.search(r'(?<![\w])' + re.escape(name) + r'(?![\w])', text, re.IGNORECASE) for name in advice if name)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('folder')
    arguments.add_argument('--lints', required=True)
    arguments.add_argument('--project', action='append')
    arguments.add_argument('--show', action='store_true')
    options = arguments.parse_args()
    total = collections.Counter()
    for folder in sorted(glob.glob(os.path.join(options.folder, '*', '**', 'supabase', 'migrations'), recursive=True)):
        project = os.path.join(options.folder, os.path.relpath(folder, options.folder).split(os.sep)[0])
        name = os.path.basename(project)
        if options.project and name not in options.project:
            continue
        refused = migrate(folder)
        advice = list(advised(options.lints))
        found = list(check(project, folder))
        count = collections.Counter()
        only = []
        # A finding names no more than 20 of a group; of the others only the number is known.
        unnamed = collections.Counter()
        for lints, finding, texts in found:
            group = re.search(r' and (\d+) (?:other|more)', finding['message'])
            for lint in lints:
                unnamed[lint] += int(group.group(1)) + 1 - len(texts) if group else 0
        for lint, schema, about, detail in advice:
            if any(lint in lints and names(text, about) for lints, _, texts in found for text in texts):
                count['both'] += 1
            elif unnamed[lint] > 0:
                unnamed[lint] -= 1
                count['both'] += 1
            else:
                count['advisor'] += 1
                only.append(f'    advisor {lint}: {detail}')
        for lints, finding, texts in found:
            for text in texts:
                if not any(one[0] in lints and names(text, one[2]) for one in advice):
                    count['stopover'] += 1
                    only.append(f"    stopover {finding['rule']} {finding['path']}:{finding['start']['line']}: "
                                + re.sub(r'\s+', ' ', text)[:300])
        print(f"{name}: {count['both']} said by both, {count['advisor']} by the advisor alone, "
              f"{count['stopover']} by stopover alone; {len(refused)} statements refused")
        for file, why in refused:
            print(f'    refused {file}: {why}')
        if options.show:
            print('\n'.join(sorted(only)))
        total += count
    print(f"all: {total['both']} said by both, {total['advisor']} by the advisor alone, "
          f"{total['stopover']} by stopover alone")


if __name__ == '__main__':
    main()
