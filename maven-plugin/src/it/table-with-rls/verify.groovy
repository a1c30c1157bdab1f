def log = new File(basedir, 'build.log').text
// With a network and without one.
assert log.count('2 files, 4 statements judged. Found: ') == 2
assert !log.contains('missing-rls')

def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/stopover/stopover.sarif'))
assert sarif.runs[0].results.every { it.level != 'error' }

// The README shows the plugin as it is used here.
def pom = new File(basedir, 'pom.xml').text
def plugin = pom.substring(pom.indexOf('      <plugin>'), pom.indexOf('    </plugins>')).replaceAll(/(?m)^ {6}/, '')
assert new File(basedir, '../../../../README.md').text.contains('```xml\n' + plugin + '```')
