//! What the shelf tells of when files came: nothing finer than the week.

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use jiff::ToSpan as _;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt as _;

use super::{fixtures, send_answers, shelf, uploaded};
use crate::server::{MONDAY, Server};

/// The moments in the file system at which the contents were last read and written.
fn times(server: &Server) -> HashSet<SystemTime> {
    let entries = std::fs::read_dir(server.folder().join("uploads")).unwrap();
    let data = entries.map(|entry| entry.unwrap().metadata().unwrap());
    data.flat_map(|data| [data.modified().unwrap(), data.accessed().unwrap()]).collect()
}

#[tokio::test]
async fn files_are_dated_by_the_monday_of_their_week() {
    let server = fixtures().await;
    // 23 November 2026, 00:00 UTC.
    let monday = SystemTime::UNIX_EPOCH + Duration::from_hours(498_720);
    for day in 0..7 {
        server.clock.set(MONDAY.checked_add(day.days()).unwrap());
        uploaded(&server, "a.csv", "a,b").await;
    }
    assert_eq!(times(&server), HashSet::from([monday]));
    server.uploads.forget_order().await.unwrap();
    assert_eq!(times(&server), HashSet::from([monday]));
}

#[cfg(unix)]
#[tokio::test]
async fn once_a_day_contents_stand_in_the_order_of_their_ids() {
    let server = fixtures().await;
    let mut arrived = Vec::new();
    for _ in 0..30 {
        let id = uploaded(&server, "a.csv", "a,b").await;
        send_answers(&server, &[&id]).await;
        arrived.push(id);
    }
    let changed = |id: &String| {
        let data = std::fs::metadata(server.folder().join("uploads").join(id)).unwrap();
        (data.ctime(), data.ctime_nsec())
    };
    assert!(arrived.is_sorted_by_key(changed), "at first the file system knows the order of arrival");
    server.housekeep().await;
    assert!(shelf(&server).is_sorted_by_key(changed), "then only that of the ids");
    assert!(!arrived.is_sorted_by_key(changed));
}

#[tokio::test]
async fn what_a_crash_left_is_swept_away() {
    let server = fixtures().await;
    let id = uploaded(&server, "a.csv", "a,b").await;
    let folder = server.folder().join("uploads");
    for left in ["0123456789abcdef0123456789abcdef", &format!("{id}#1")] {
        std::fs::write(folder.join(left), "half").unwrap();
    }
    server.uploads.sweep().await.unwrap();
    assert_eq!(shelf(&server), [id]);
}
