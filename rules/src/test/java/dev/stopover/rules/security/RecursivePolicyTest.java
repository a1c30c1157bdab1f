package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecursivePolicyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RecursivePolicy());

    @Test
    void reportsACircleOfTwoTables() {
        rule.reports("""
                CREATE TABLE teams (id bigint);
                CREATE TABLE members (team_id bigint);
                ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
                ALTER TABLE members ENABLE ROW LEVEL SECURITY;
                CREATE POLICY t ON teams USING (id IN (SELECT team_id FROM members));
                              ^ Every query of public.teams
                CREATE POLICY m ON members USING (team_id IN (SELECT id FROM teams));
                              ^ Every query of public.members
                """);
    }

    @Test
    void acceptsPoliciesOfRolesThatDoNotMeet() {
        rule.accepts("""
                CREATE TABLE teams (id bigint);
                CREATE TABLE members (team_id bigint);
                ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
                ALTER TABLE members ENABLE ROW LEVEL SECURITY;
                CREATE POLICY t ON teams TO clerk USING (id IN (SELECT team_id FROM members));
                CREATE POLICY m ON members TO guest USING (team_id IN (SELECT id FROM teams));
                """);
    }

    @Test
    void acceptsPoliciesThatAreOffAndChains() {
        rule.accepts("""
                CREATE TABLE teams (id bigint);
                CREATE TABLE members (team_id bigint);
                ALTER TABLE members ENABLE ROW LEVEL SECURITY;
                CREATE POLICY t ON teams USING (id IN (SELECT team_id FROM members));
                CREATE POLICY m ON members USING (team_id IN (SELECT id FROM teams));
                """);
    }
}
