//! The command line. Every option of `serve` is an environment variable too; nothing else reads the environment.

pub(crate) mod token;
pub(crate) mod upkeep;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use shared::figures::Base;

use crate::USUAL_RATE;
use crate::export::{Format, Layout, Missings, Multi, Values};
use crate::limits::ClientAddress;
use crate::uploads::Address;

/// Soundings serves surveys: respondents answer them in a browser, researchers read the answers through an API.
#[derive(Debug, Parser)]
#[command(name = "soundings", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve surveys until stopped by Ctrl-C or SIGTERM
    Serve(Serve),
    /// Make, list and revoke the tokens of the API
    ///
    /// Works while the server is running.
    #[command(subcommand)]
    Token(token::Token),
    /// Write made-up responses into the store, to try out analysis with
    ///
    /// They follow the survey's routing, hang together and are spread over twelve weeks. The same seed makes the same
    /// answers. Meant for a store without real answers: every figure counts them like any other.
    Demo(Demo),
    /// Write the responses to a survey into a file
    ///
    /// Reads the store directly, while the server runs or not. docs/EXPORTS.md explains formats and columns.
    Export(Export),
    /// Count what responses say
    ///
    /// Reads the store directly, while the server runs or not. Figures and filters are those of docs/API.md.
    Stats(Stats),
    /// Print the responses that pass a filter, a JSON object a line
    Query(Query),
    /// Copy databases and uploaded files into an empty folder, while the server runs or not
    ///
    /// Whoever can read the copy can read answers and contact details. Files that are kept in a bucket are not in it.
    Backup(upkeep::Backup),
    /// Put a backup into an empty data directory, without what is past its time by now
    Restore(upkeep::Restore),
    /// Delete what is past its time, answers, contact details and uploaded files, as the server does every day
    Purge(upkeep::Purge),
    /// Look after the log of who read what
    #[command(subcommand)]
    Audit(upkeep::Audit),
    /// Say whether survey files are sound, or what is wrong with them and where
    Check {
        /// Survey files in YAML, or directories of them
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the JSON Schema of survey files, for editors
    Schema,
    /// Clean one file, from standard input to standard output: the server calls this for every upload
    #[command(hide = true)]
    Clean {
        /// The end of the file's name
        #[arg(long)]
        extension: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The address and port to listen on; port 0 picks a free one
    #[arg(long, env = "SOUNDINGS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    #[command(flatten)]
    pub(crate) data: Data,
    /// The directory of survey files to serve, instead of the survey that comes with the program
    #[arg(long, env = "SOUNDINGS_SURVEYS", value_name = "DIR")]
    pub(crate) surveys: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) uploads: Uploads,
    /// Where it is seen whom a request comes from: peer, forwarded (behind a proxy that adds to X-Forwarded-For), forwarded:2 (behind two) or unknown (nobody is limited)
    #[arg(long, env = "SOUNDINGS_CLIENT_ADDRESS", value_name = "WHERE", default_value = "peer")]
    pub(crate) client_address: ClientAddress,
    /// How often each token may be used in a minute
    #[arg(long, env = "SOUNDINGS_REQUESTS_PER_MINUTE", value_name = "N", default_value_t = USUAL_RATE)]
    pub(crate) requests_per_minute: u64,
    /// Where to answer `GET /metrics` for Prometheus: an address and port that only operators reach
    #[arg(long, env = "SOUNDINGS_METRICS_LISTEN", value_name = "ADDRESS")]
    pub(crate) metrics_listen: Option<SocketAddr>,
    /// Make a token for researchers and print it, if there is no token at all yet
    #[arg(long, env = "SOUNDINGS_FIRST_TOKEN")]
    pub(crate) first_token: bool,
    /// How much to log to standard error: error, warn, info (a line per request), debug or trace
    #[arg(long, env = "SOUNDINGS_LOG", value_name = "LEVEL", default_value = "info")]
    pub(crate) log: tracing::Level,
    /// How to write the log
    #[arg(long, env = "SOUNDINGS_LOG_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
}

/// Where uploaded files are kept, and who looks at them first.
#[derive(Debug, Args)]
pub(crate) struct Uploads {
    /// Where uploaded files are kept, as `s3://BUCKET` or `s3://BUCKET/FOLDER`, instead of in `uploads` in the data directory
    #[arg(long = "uploads", env = "SOUNDINGS_UPLOADS", value_name = "URL", value_parser = bucket)]
    pub(crate) bucket: Option<String>,
    /// The address of a service that speaks S3, if it is not Amazon's
    #[arg(long, env = "AWS_ENDPOINT_URL", value_name = "URL")]
    pub(crate) s3_endpoint: Option<String>,
    /// The region the bucket is in
    #[arg(long, env = "AWS_REGION", value_name = "REGION")]
    pub(crate) s3_region: Option<String>,
    /// The id of the key to the bucket; the key itself is `AWS_SECRET_ACCESS_KEY` in the environment
    #[arg(long, env = "AWS_ACCESS_KEY_ID", value_name = "ID")]
    pub(crate) s3_key_id: Option<String>,
    #[arg(long, env = "AWS_SECRET_ACCESS_KEY", hide = true, hide_env_values = true)]
    pub(crate) s3_key: Option<String>,
    /// Where ClamAV's daemon listens (HOST:PORT, or the path of its socket): nothing is handed out that it has not scanned
    #[arg(long, env = "SOUNDINGS_CLAMD", value_name = "ADDRESS")]
    pub(crate) clamd: Option<Address>,
}

fn bucket(url: &str) -> Result<String, String> {
    match url.strip_prefix("s3://") {
        Some(path) if !path.is_empty() && !path.starts_with('/') => Ok(url.to_owned()),
        _ => Err("give s3:// and the name of a bucket".to_owned()),
    }
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// A line per event, for people.
    Text,
    /// A JSON object per event, for programs.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Data {
    /// The directory where answers and tokens are kept; `serve` makes it
    #[arg(long = "data", env = "SOUNDINGS_DATA", value_name = "DIR", default_value = "./data")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// How many responses to write
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) responses: u32,
    /// Another seed makes other responses
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    #[command(flatten)]
    pub(crate) which: OneSurvey,
    #[command(flatten)]
    pub(crate) data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The kind of file
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// What a row is: a response, or one value of one variable
    #[arg(long, value_enum, default_value_t)]
    pub(crate) layout: Layout,
    /// How choices are written; by default numbers for zip and sav, codes for the others
    #[arg(long, value_enum)]
    pub(crate) values: Option<Values>,
    /// How questions with several answers are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) multi: Multi,
    /// How cells without an answer are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) missing: Missings,
    /// A question, variable or column wanted; give the option once for each, or not at all for everything
    #[arg(long = "column", value_name = "NAME")]
    pub(crate) columns: Vec<String>,
    /// A filter such as `maturity:in:manual,ad-hoc`; give the option once for each that must hold
    #[arg(long = "filter", value_name = "FILTER")]
    pub(crate) filters: Vec<String>,
    /// CSV for Excel: with a byte-order mark, and texts that look like formulas disarmed
    #[arg(long)]
    pub(crate) excel: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) which: OneSurvey,
    #[command(flatten)]
    pub(crate) data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct Stats {
    /// The questions wanted; all when left out
    #[arg(value_name = "QUESTION")]
    pub(crate) questions: Vec<String>,
    /// A table instead: the variable down its side
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) rows: Option<String>,
    /// The variable along its top
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) cols: Option<String>,
    /// Of whom percentages are parts: answered, asked or all
    #[arg(long, value_parser = named::<Base>, default_value = "answered")]
    pub(crate) base: Base,
    /// A filter such as maturity:in:manual,ad-hoc; give the option once for each
    #[arg(long, value_name = "FILTER")]
    pub(crate) filter: Vec<String>,
    /// Print JSON, as the API replies it
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) which: OneSurvey,
    #[command(flatten)]
    pub(crate) data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct Query {
    /// A filter such as maturity:in:manual,ad-hoc; give the option once for each
    #[arg(long, value_name = "FILTER")]
    pub(crate) filter: Vec<String>,
    /// A variable wanted; give the option once for each, or not at all for all
    #[arg(long = "field", value_name = "VARIABLE")]
    pub(crate) fields: Vec<String>,
    /// How choices are written: codes or labels
    #[arg(long, value_parser = named::<crate::record::Values>, default_value = "codes")]
    pub(crate) values: crate::record::Values,
    /// How many at most
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) which: OneSurvey,
    #[command(flatten)]
    pub(crate) data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct OneSurvey {
    /// The id of the survey; not needed where there is but one
    #[arg(long, value_name = "ID")]
    pub(crate) survey: Option<String>,
    /// The directory of survey files, instead of the survey that comes with the program
    #[arg(long, env = "SOUNDINGS_SURVEYS", value_name = "DIR")]
    pub(crate) surveys: Option<PathBuf>,
}

/// A word as the API takes it.
fn named<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cli;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
