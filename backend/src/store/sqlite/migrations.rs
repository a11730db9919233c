//! The tables and how they came to be: a line per file of `migrations/sqlite`. A file that was released is never changed.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

const START: &str = include_str!("../../../migrations/sqlite/0001_start.sql");
const TEXTS: &str = include_str!("../../../migrations/sqlite/0002_texts.sql");
const WITHDRAWALS: &str = include_str!("../../../migrations/sqlite/0003_withdrawals.sql");
const AUDIT: &str = include_str!("../../../migrations/sqlite/0004_audit.sql");
const UPLOADS: &str = include_str!("../../../migrations/sqlite/0005_uploads.sql");
const TOKENS: &str = include_str!("../../../migrations/sqlite/0006_tokens.sql");

/// Every migration, in order.
pub(super) fn migrations() -> Migrator {
    let simple = |version, description: &'static str, sql: &'static str| {
        Migration::new(version, description.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(vec![
        simple(1, "start", START),
        simple(2, "texts", TEXTS),
        simple(3, "withdrawals", WITHDRAWALS),
        simple(4, "audit", AUDIT),
        simple(5, "uploads", UPLOADS),
        simple(6, "tokens", TOKENS),
    ])
}
