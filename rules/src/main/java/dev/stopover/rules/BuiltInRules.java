package dev.stopover.rules;

import dev.stopover.rule.ListedRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.rules.compatibility.*;
import dev.stopover.rules.data.*;
import dev.stopover.rules.data_loss.*;
import dev.stopover.rules.design.*;
import dev.stopover.rules.locking.*;
import dev.stopover.rules.repeatability.*;
import dev.stopover.rules.rewrites.*;
import dev.stopover.rules.security.*;
import dev.stopover.rules.transactions.*;
import dev.stopover.rules.workflow.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules that come with Stopover. {@code RulesPageTest} writes down what is to be known of them before they are loaded. */
public final class BuiltInRules implements RuleProvider {

    @Override
    public Map<String, List<String>> equivalents() {
        return Equivalents.all();
    }

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (String line : Listing.lines().split("\n")) {
            rules.add(ListedRule.of(line, BuiltInRules::rule));
        }
        return List.copyOf(rules);
    }

    /** Makes a rule by its id; {@link ListedRule#of} says why this does not say that it is a rule. */
    static Object rule(String id) {
        return switch (id) {
            case "always-true-policy" -> new AlwaysTruePolicy();
            case "approval-required" -> new ApprovalRequired();
            case "backfill-under-exclusive-lock" -> new BackfillUnderExclusiveLock();
            case "blocked-by-dependent" -> new BlockedByDependent();
            case "broad-grant" -> new BroadGrant();
            case "broken-dependent" -> new BrokenDependent();
            case "bulk-data" -> new BulkData();
            case "cascading-drop" -> new CascadingDrop();
            case "check-validated-at-once" -> new CheckValidatedAtOnce();
            case "column-type-rewrite" -> new ColumnTypeRewrite();
            case "combinable-alter-table" -> new CombinableAlterTable();
            case "concurrent-index-waits-for-flyway" -> new ConcurrentIndexWaitsForFlyway();
            case "constrained-domain-column" -> new ConstrainedDomainColumn();
            case "constraint-never-validated" -> new ConstraintNeverValidated();
            case "discouraged-type" -> new DiscouragedType();
            case "dml-in-migration" -> new DmlInMigration();
            case "domain-constraint-scan" -> new DomainConstraintScan();
            case "double-time-zone-conversion" -> new DoubleTimeZoneConversion();
            case "dropped-column" -> new DroppedColumn();
            case "dropped-column-takes-constraint" -> new DroppedColumnTakesConstraint();
            case "dropped-database" -> new DroppedDatabase();
            case "dropped-primary-key" -> new DroppedPrimaryKey();
            case "dropped-schema" -> new DroppedSchema();
            case "dropped-table" -> new DroppedTable();
            case "duplicate-object" -> new DuplicateObject();
            case "duplicate-version" -> new DuplicateVersion();
            case "edited-migration" -> new EditedMigration();
            case "enum-label-order" -> new EnumLabelOrder();
            case "enum-value-used-too-early" -> new EnumValueUsedTooEarly();
            case "environment-specific-value" -> new EnvironmentSpecificValue();
            case "exposed-auth-users" -> new ExposedAuthUsers();
            case "extension-in-public" -> new ExtensionInPublic();
            case "failing-rollback" -> new FailingRollback();
            case "forbidden-in-transaction" -> new ForbiddenInTransaction();
            case "forbidden-outside-transaction" -> new ForbiddenOutsideTransaction();
            case "foreign-key-to-auth" -> new ForeignKeyToAuth();
            case "foreign-key-type-mismatch" -> new ForeignKeyTypeMismatch();
            case "foreign-key-validated-at-once" -> new ForeignKeyValidatedAtOnce();
            case "hardcoded-credential" -> new HardcodedCredential();
            case "hardcoded-secret" -> new HardcodedSecret();
            case "heavy-maintenance" -> new HeavyMaintenance();
            case "identifier-too-long" -> new IdentifierTooLong();
            case "if-not-exists-hides-difference" -> new IfNotExistsHidesDifference();
            case "incomplete-header" -> new IncompleteHeader();
            case "incomplete-rollback" -> new IncompleteRollback();
            case "index-on-partitioned-table" -> new IndexOnPartitionedTable();
            case "invalid-index-kept" -> new InvalidIndexKept();
            case "invalid-suppression" -> new InvalidSuppression();
            case "irreversible-change" -> new IrreversibleChange();
            case "listable-bucket" -> new ListableBucket();
            case "malformed-file-name" -> new MalformedFileName();
            case "managed-schema-changed" -> new ManagedSchemaChanged();
            case "materialized-view-in-api" -> new MaterializedViewInApi();
            case "missing-comment" -> new MissingComment();
            case "missing-goose-statement-block" -> new MissingGooseStatementBlock();
            case "missing-grant" -> new MissingGrant();
            case "missing-if-exists" -> new MissingIfExists();
            case "missing-if-not-exists" -> new MissingIfNotExists();
            case "missing-lock-timeout" -> new MissingLockTimeout();
            case "missing-primary-key" -> new MissingPrimaryKey();
            case "missing-rls" -> new MissingRls();
            case "missing-rollback" -> new MissingRollback();
            case "missing-statement-timeout" -> new MissingStatementTimeout();
            case "missing-transaction" -> new MissingTransaction();
            case "missing-verification" -> new MissingVerification();
            case "missing-verification-test" -> new MissingVerificationTest();
            case "multiple-permissive-policies" -> new MultiplePermissivePolicies();
            case "mutable-search-path" -> new MutableSearchPath();
            case "narrowed-type" -> new NarrowedType();
            case "non-concurrent-detach" -> new NonConcurrentDetach();
            case "non-concurrent-index" -> new NonConcurrentIndex();
            case "non-concurrent-index-drop" -> new NonConcurrentIndexDrop();
            case "non-concurrent-refresh" -> new NonConcurrentRefresh();
            case "non-concurrent-reindex" -> new NonConcurrentReindex();
            case "nonconforming-name" -> new NonconformingName();
            case "not-alone-in-file" -> new NotAloneInFile();
            case "not-null-without-backfill" -> new NotNullWithoutBackfill();
            case "opaque-statement" -> new OpaqueStatement();
            case "out-of-order-version" -> new OutOfOrderVersion();
            case "oversized-migration" -> new OversizedMigration();
            case "parent-table-lock" -> new ParentTableLock();
            case "partition-attach-scan" -> new PartitionAttachScan();
            case "partition-without-rls" -> new PartitionWithoutRls();
            case "policy-clause-mismatch" -> new PolicyClauseMismatch();
            case "policy-true-when-anonymous" -> new PolicyTrueWhenAnonymous();
            case "policy-trusts-user-metadata" -> new PolicyTrustsUserMetadata();
            case "policy-without-rls" -> new PolicyWithoutRls();
            case "policy-without-role" -> new PolicyWithoutRole();
            case "primary-key-builds-index" -> new PrimaryKeyBuildsIndex();
            case "privileged-role" -> new PrivilegedRole();
            case "production-data" -> new ProductionData();
            case "public-security-definer" -> new PublicSecurityDefiner();
            case "recursive-policy" -> new RecursivePolicy();
            case "redundant-index" -> new RedundantIndex();
            case "refused-statement" -> new RefusedStatement();
            case "relaxed-constraint" -> new RelaxedConstraint();
            case "renamed-column" -> new RenamedColumn();
            case "renamed-object" -> new RenamedObject();
            case "renamed-table" -> new RenamedTable();
            case "replace-drops-security" -> new ReplaceDropsSecurity();
            case "required-column-added" -> new RequiredColumnAdded();
            case "rls-disabled" -> new RlsDisabled();
            case "rls-without-policy" -> new RlsWithoutPolicy();
            case "rollback-applied-as-migration" -> new RollbackAppliedAsMigration();
            case "sensitive-column-exposed" -> new SensitiveColumnExposed();
            case "serial-column-on-existing-table" -> new SerialColumnOnExistingTable();
            case "set-not-null-scan" -> new SetNotNullScan();
            case "splitter-divergence" -> new SplitterDivergence();
            case "storage-rewrite" -> new StorageRewrite();
            case "stored-generated-column" -> new StoredGeneratedColumn();
            case "syntax-error" -> new SyntaxError();
            case "table-touched-repeatedly" -> new TableTouchedRepeatedly();
            case "transaction-owned-by-runner" -> new TransactionOwnedByRunner();
            case "trigger-disabled" -> new TriggerDisabled();
            case "trigger-locks-table" -> new TriggerLocksTable();
            case "truncated-table" -> new TruncatedTable();
            case "unbalanced-transaction" -> new UnbalancedTransaction();
            case "unbatched-backfill" -> new UnbatchedBackfill();
            case "undeclared-breaking-change" -> new UndeclaredBreakingChange();
            case "unfilled-placeholder" -> new UnfilledPlaceholder();
            case "unfiltered-dml" -> new UnfilteredDml();
            case "unguarded-create" -> new UnguardedCreate();
            case "unindexed-foreign-key" -> new UnindexedForeignKey();
            case "unindexed-policy-column" -> new UnindexedPolicyColumn();
            case "unique-constraint-builds-index" -> new UniqueConstraintBuildsIndex();
            case "unknown-object" -> new UnknownObject();
            case "unlogged-table" -> new UnloggedTable();
            case "unused-suppression" -> new UnusedSuppression();
            case "unwrapped-auth-call" -> new UnwrappedAuthCall();
            case "upgrade-blocking-type" -> new UpgradeBlockingType();
            case "validated-in-same-transaction" -> new ValidatedInSameTransaction();
            case "view-bypasses-rls" -> new ViewBypassesRls();
            case "volatile-default" -> new VolatileDefault();
            case "work-under-exclusive-lock" -> new WorkUnderExclusiveLock();
            default -> throw new IllegalArgumentException(id + " is no rule");
        };
    }
}
