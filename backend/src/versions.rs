//! Surveys in every version that was ever served: answers given to an older one are read by that one.

use std::collections::HashMap;
use std::sync::Arc;

use shared::check::compile;
use shared::definition::Definition;
use shared::survey::Survey;
use tokio::sync::RwLock;

use crate::store::{Store, StoreError};

/// Older versions, compiled when they are first asked for. There are only as many as were kept in the store, so the memory
/// they take is bounded.
pub(crate) struct Versions {
    store: Arc<dyn Store>,
    compiled: RwLock<HashMap<String, Arc<Survey>>>,
}

impl Versions {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Versions { store, compiled: RwLock::default() }
    }

    /// A survey as it was in `version`; `None` when it was never served so.
    pub(crate) async fn get(
        &self,
        current: &Arc<Survey>,
        version: &str,
    ) -> Result<Option<Arc<Survey>>, StoreError> {
        if version == current.version {
            return Ok(Some(Arc::clone(current)));
        }
        let survey = &current.about.id;
        if let Some(known) = self.compiled.read().await.get(version) {
            return Ok((known.about.id == *survey).then(|| Arc::clone(known)));
        }
        let Some(document) = self.store.definition(survey, version).await? else { return Ok(None) };
        let Some(old) = read(&document) else {
            tracing::warn!(
                survey,
                version,
                "a definition kept by an earlier program cannot be read any more"
            );
            return Ok(None);
        };
        let old = Arc::new(old);
        self.compiled.write().await.insert(version.to_owned(), Arc::clone(&old));
        Ok(Some(old))
    }
}

fn read(document: &str) -> Option<Survey> {
    compile(serde_json::from_str::<Definition>(document).ok()?).ok()
}
