CREATE TABLE meta (
  id INTEGER NOT NULL CHECK (id = 1),
  document_id TEXT NOT NULL,
  head TEXT NOT NULL,
  edits INTEGER NOT NULL CHECK (edits >= 0),
  changes INTEGER NOT NULL CHECK (changes >= 0),
  state_digest TEXT NOT NULL,
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE edit (
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid("params") AND json_type("params") = 'object'),
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  session TEXT NOT NULL,
  lamport INTEGER NOT NULL CHECK (lamport > 0),
  undoes TEXT NOT NULL,
  arrived INTEGER NOT NULL CHECK (arrived > 0),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE change (
  edit TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  collection TEXT NOT NULL,
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid("value")),
  old TEXT NOT NULL CHECK (json_valid("old")),
  prev TEXT NOT NULL CHECK (json_valid("prev") AND json_type("prev") = 'array'),
  standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
  PRIMARY KEY (edit, place),
  FOREIGN KEY(edit) REFERENCES edit (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE statistics (
  digest TEXT NOT NULL,
  remarks TEXT NOT NULL CHECK (json_valid("remarks") AND json_type("remarks") = 'object'),
  PRIMARY KEY (digest)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE statistics_heading (
  digest TEXT NOT NULL,
  axis TEXT NOT NULL CHECK (axis IN ('row', 'column')),
  place INTEGER NOT NULL CHECK (place >= 0),
  "key" TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (digest, axis, place),
  FOREIGN KEY(digest) REFERENCES statistics (digest)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE statistics_cell (
  digest TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  "row" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  value REAL,
  printed TEXT NOT NULL,
  region TEXT NOT NULL,
  year TEXT NOT NULL,
  flag TEXT NOT NULL,
  PRIMARY KEY (digest, place),
  FOREIGN KEY(digest) REFERENCES statistics (digest)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE register (
  digest TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  PRIMARY KEY (digest)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE register_column (
  digest TEXT NOT NULL,
  batch INTEGER NOT NULL CHECK (batch >= 0),
  field TEXT NOT NULL,
  lines TEXT NOT NULL,
  PRIMARY KEY (digest, batch, field),
  FOREIGN KEY(digest) REFERENCES register (digest)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE info (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  title TEXT NOT NULL CHECK (length("title") <= 100000),
  question TEXT NOT NULL CHECK (length("question") <= 100000),
  place TEXT NOT NULL CHECK (length("place") <= 100000),
  client TEXT NOT NULL CHECK (length("client") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  logo TEXT NOT NULL CHECK (length("logo") <= 100000),
  report_sections TEXT NOT NULL CHECK (json_valid("report_sections") AND json_type("report_sections") = 'array'),
  near_until TEXT NOT NULL CHECK (length("near_until") <= 100000),
  mid_until TEXT NOT NULL CHECK (length("mid_until") <= 100000),
  orientation_weights TEXT NOT NULL CHECK (json_valid("orientation_weights") AND json_type("orientation_weights") = 'array'),
  home_region TEXT NOT NULL CHECK (length("home_region") <= 100000),
  reference_region TEXT NOT NULL CHECK (length("reference_region") <= 100000),
  levels TEXT NOT NULL CHECK (json_valid("levels") AND json_type("levels") = 'array'),
  small_number INTEGER NOT NULL,
  large_from INTEGER NOT NULL,
  exporting_above REAL NOT NULL,
  bridge_above TEXT NOT NULL CHECK (json_valid("bridge_above") AND json_type("bridge_above") = 'array'),
  match_weights TEXT NOT NULL CHECK (json_valid("match_weights") AND json_type("match_weights") = 'array'),
  match_cap REAL NOT NULL,
  role_shares TEXT NOT NULL CHECK (json_valid("role_shares") AND json_type("role_shares") = 'array'),
  cross_links TEXT NOT NULL CHECK (json_valid("cross_links") AND json_type("cross_links") = 'array'),
  role_weights TEXT NOT NULL CHECK (json_valid("role_weights") AND json_type("role_weights") = 'array'),
  role_targets TEXT NOT NULL CHECK (json_valid("role_targets") AND json_type("role_targets") = 'array'),
  portfolio_axes TEXT NOT NULL CHECK (json_valid("portfolio_axes") AND json_type("portfolio_axes") = 'array'),
  portfolio_cuts TEXT NOT NULL CHECK (json_valid("portfolio_cuts") AND json_type("portfolio_cuts") = 'array'),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE sessions (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  date TEXT NOT NULL CHECK (length("date") <= 100000),
  starts TEXT NOT NULL CHECK (length("starts") <= 100000),
  planned INTEGER NOT NULL CHECK ("planned" IN (0, 1)),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE agenda (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  session TEXT NOT NULL CHECK (length("session") <= 100000),
  title TEXT NOT NULL CHECK (length("title") <= 100000),
  minutes INTEGER NOT NULL,
  opens TEXT NOT NULL CHECK (length("opens") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE areas (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  regions TEXT NOT NULL CHECK (json_valid("regions") AND json_type("regions") = 'array'),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE sources (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  title TEXT NOT NULL CHECK (length("title") <= 100000),
  publisher TEXT NOT NULL CHECK (length("publisher") <= 100000),
  year TEXT NOT NULL CHECK (length("year") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  file TEXT NOT NULL CHECK (length("file") <= 100000),
  file_hash TEXT NOT NULL CHECK (length("file_hash") <= 100000),
  read_on TEXT NOT NULL CHECK (length("read_on") <= 100000),
  mapping TEXT NOT NULL CHECK (json_valid("mapping") AND json_type("mapping") = 'array'),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE clusters (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  aliases TEXT NOT NULL CHECK (json_valid("aliases") AND json_type("aliases") = 'array'),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE organisations (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  place TEXT NOT NULL CHECK (length("place") <= 100000),
  area TEXT NOT NULL CHECK (length("area") <= 100000),
  sector TEXT NOT NULL CHECK (length("sector") <= 100000),
  persons INTEGER,
  role TEXT NOT NULL CHECK (length("role") <= 100000),
  establishment_type TEXT NOT NULL CHECK (length("establishment_type") <= 100000),
  activity TEXT NOT NULL CHECK (length("activity") <= 100000),
  listed TEXT NOT NULL CHECK (length("listed") <= 100000),
  printed_as TEXT NOT NULL CHECK (length("printed_as") <= 100000),
  needs TEXT NOT NULL CHECK (json_valid("needs") AND json_type("needs") = 'array'),
  offers TEXT NOT NULL CHECK (json_valid("offers") AND json_type("offers") = 'array'),
  size_class TEXT NOT NULL CHECK (length("size_class") <= 100000),
  register_row TEXT NOT NULL CHECK (length("register_row") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE networks (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  focus TEXT NOT NULL CHECK (json_valid("focus") AND json_type("focus") = 'array'),
  function TEXT NOT NULL CHECK (length("function") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE memberships (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  organisation TEXT NOT NULL CHECK (length("organisation") <= 100000),
  network TEXT NOT NULL CHECK (length("network") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE relations (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  organisation TEXT NOT NULL CHECK (length("organisation") <= 100000),
  partner TEXT NOT NULL CHECK (length("partner") <= 100000),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  area TEXT NOT NULL CHECK (length("area") <= 100000),
  region TEXT NOT NULL CHECK (length("region") <= 100000),
  depth TEXT NOT NULL CHECK (length("depth") <= 100000),
  leads TEXT NOT NULL CHECK (length("leads") <= 100000),
  count INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE profiles (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  organisation TEXT NOT NULL CHECK (length("organisation") <= 100000),
  turnover TEXT NOT NULL CHECK (json_valid("turnover") AND json_type("turnover") = 'array'),
  customers INTEGER,
  suppliers INTEGER,
  customer_partners REAL,
  supplier_partners REAL,
  customer_areas TEXT NOT NULL CHECK (json_valid("customer_areas") AND json_type("customer_areas") = 'array'),
  supplier_areas TEXT NOT NULL CHECK (json_valid("supplier_areas") AND json_type("supplier_areas") = 'array'),
  wishes TEXT NOT NULL CHECK (length("wishes") <= 100000),
  origin TEXT NOT NULL CHECK (length("origin") <= 100000),
  cooperation TEXT NOT NULL CHECK (length("cooperation") <= 100000),
  date TEXT NOT NULL CHECK (length("date") <= 100000),
  interviewer TEXT NOT NULL CHECK (length("interviewer") <= 100000),
  sample_group TEXT NOT NULL CHECK (length("sample_group") <= 100000),
  refusal TEXT NOT NULL CHECK (length("refusal") <= 100000),
  confidential INTEGER NOT NULL CHECK ("confidential" IN (0, 1)),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE datasets (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  title TEXT NOT NULL CHECK (length("title") <= 100000),
  digest TEXT NOT NULL CHECK (length("digest") <= 100000),
  rows INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (length("unit") <= 100000),
  region TEXT NOT NULL CHECK (length("region") <= 100000),
  year TEXT NOT NULL CHECK (length("year") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  place TEXT NOT NULL CHECK (length("place") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  variant_of TEXT NOT NULL CHECK (length("variant_of") <= 100000),
  file TEXT NOT NULL CHECK (length("file") <= 100000),
  file_hash TEXT NOT NULL CHECK (length("file_hash") <= 100000),
  read_on TEXT NOT NULL CHECK (length("read_on") <= 100000),
  mapping TEXT NOT NULL CHECK (json_valid("mapping") AND json_type("mapping") = 'array'),
  classification TEXT NOT NULL CHECK (length("classification") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE indicators (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  value REAL,
  printed TEXT NOT NULL CHECK (length("printed") <= 100000),
  unit TEXT NOT NULL CHECK (length("unit") <= 100000),
  area TEXT NOT NULL CHECK (length("area") <= 100000),
  reference TEXT NOT NULL CHECK (length("reference") <= 100000),
  reference_value REAL,
  year TEXT NOT NULL CHECK (length("year") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  place TEXT NOT NULL CHECK (length("place") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE findings (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  shown TEXT NOT NULL CHECK (length("shown") <= 100000),
  about TEXT NOT NULL CHECK (json_valid("about") AND json_type("about") = 'array'),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE recommendations (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  number INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  actors TEXT NOT NULL CHECK (length("actors") <= 100000),
  instrument TEXT NOT NULL CHECK (length("instrument") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  place TEXT NOT NULL CHECK (length("place") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE coverages (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  recommendation TEXT NOT NULL CHECK (length("recommendation") <= 100000),
  cluster TEXT NOT NULL CHECK (length("cluster") <= 100000),
  extent TEXT NOT NULL CHECK (length("extent") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE chains (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  cluster TEXT NOT NULL CHECK (length("cluster") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE stages (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  role TEXT NOT NULL CHECK (length("role") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE boxes (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  stage TEXT NOT NULL CHECK (length("stage") <= 100000),
  lane TEXT NOT NULL CHECK (length("lane") <= 100000),
  record TEXT NOT NULL CHECK (length("record") <= 100000),
  sector TEXT NOT NULL CHECK (length("sector") <= 100000),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  caption TEXT NOT NULL CHECK (length("caption") <= 100000),
  role TEXT NOT NULL CHECK (length("role") <= 100000),
  shape TEXT NOT NULL CHECK (length("shape") <= 100000),
  place TEXT NOT NULL CHECK (json_valid("place") AND json_type("place") = 'array'),
  bundle TEXT NOT NULL CHECK (length("bundle") <= 100000),
  locked INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE flows (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  origin TEXT NOT NULL CHECK (length("origin") <= 100000),
  target TEXT NOT NULL CHECK (length("target") <= 100000),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  depth TEXT NOT NULL CHECK (length("depth") <= 100000),
  label TEXT NOT NULL CHECK (length("label") <= 100000),
  directed INTEGER NOT NULL CHECK ("directed" IN (0, 1)),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE remarks (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  stage TEXT NOT NULL CHECK (length("stage") <= 100000),
  lane TEXT NOT NULL CHECK (length("lane") <= 100000),
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  place TEXT NOT NULL CHECK (json_valid("place") AND json_type("place") = 'array'),
  bundle TEXT NOT NULL CHECK (length("bundle") <= 100000),
  locked INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE frames (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  corners TEXT NOT NULL CHECK (json_valid("corners") AND json_type("corners") = 'array'),
  as_figure INTEGER NOT NULL CHECK ("as_figure" IN (0, 1)),
  locked INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE ideas (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  niche TEXT NOT NULL CHECK (length("niche") <= 100000),
  chain TEXT NOT NULL CHECK (length("chain") <= 100000),
  stage TEXT NOT NULL CHECK (length("stage") <= 100000),
  lane TEXT NOT NULL CHECK (length("lane") <= 100000),
  place TEXT NOT NULL CHECK (json_valid("place") AND json_type("place") = 'array'),
  bundle TEXT NOT NULL CHECK (length("bundle") <= 100000),
  locked INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE niches (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  proposition TEXT NOT NULL CHECK (length("proposition") <= 100000),
  cluster TEXT NOT NULL CHECK (length("cluster") <= 100000),
  driver TEXT NOT NULL CHECK (length("driver") <= 100000),
  complementarity TEXT NOT NULL CHECK (length("complementarity") <= 100000),
  owner TEXT NOT NULL CHECK (length("owner") <= 100000),
  students INTEGER,
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE arguments (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  niche TEXT NOT NULL CHECK (length("niche") <= 100000),
  side TEXT NOT NULL CHECK (length("side") <= 100000),
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE criteria (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  weight REAL NOT NULL,
  explanation TEXT NOT NULL CHECK (length("explanation") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE scores (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  niche TEXT NOT NULL CHECK (length("niche") <= 100000),
  criterion TEXT NOT NULL CHECK (length("criterion") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  participant TEXT NOT NULL CHECK (length("participant") <= 100000),
  value REAL,
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE participants (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  role TEXT NOT NULL CHECK (length("role") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  organisation TEXT NOT NULL CHECK (length("organisation") <= 100000),
  consent INTEGER NOT NULL CHECK ("consent" IN (0, 1)),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE rounds (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  question TEXT NOT NULL CHECK (length("question") <= 100000),
  budget INTEGER NOT NULL,
  most INTEGER NOT NULL,
  shuffled INTEGER NOT NULL CHECK ("shuffled" IN (0, 1)),
  no_own INTEGER NOT NULL CHECK ("no_own" IN (0, 1)),
  state TEXT NOT NULL CHECK (length("state") <= 100000),
  people TEXT NOT NULL CHECK (json_valid("people") AND json_type("people") = 'array'),
  niches TEXT NOT NULL CHECK (json_valid("niches") AND json_type("niches") = 'array'),
  line INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE slips (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  round TEXT NOT NULL CHECK (length("round") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  channel TEXT NOT NULL CHECK (length("channel") <= 100000),
  participant TEXT NOT NULL CHECK (length("participant") <= 100000),
  people INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  number INTEGER NOT NULL,
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE ballots (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  round TEXT NOT NULL CHECK (length("round") <= 100000),
  niche TEXT NOT NULL CHECK (length("niche") <= 100000),
  "group" TEXT NOT NULL CHECK (length("group") <= 100000),
  dots INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (length("channel") <= 100000),
  slip TEXT NOT NULL CHECK (length("slip") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE layers (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE items (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  layer TEXT NOT NULL CHECK (length("layer") <= 100000),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  code TEXT NOT NULL CHECK (length("code") <= 100000),
  title TEXT NOT NULL CHECK (length("title") <= 100000),
  start TEXT NOT NULL CHECK (length("start") <= 100000),
  "end" TEXT NOT NULL CHECK (length("end") <= 100000),
  owner TEXT NOT NULL CHECK (length("owner") <= 100000),
  first_step TEXT NOT NULL CHECK (length("first_step") <= 100000),
  certainty TEXT NOT NULL CHECK (length("certainty") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  form TEXT NOT NULL CHECK (length("form") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  track INTEGER,
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE contracts (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  body TEXT NOT NULL CHECK (length("body") <= 100000),
  subject TEXT NOT NULL CHECK (length("subject") <= 100000),
  cpv TEXT NOT NULL CHECK (length("cpv") <= 100000),
  value REAL,
  procedure TEXT NOT NULL CHECK (length("procedure") <= 100000),
  form TEXT NOT NULL CHECK (length("form") <= 100000),
  publication TEXT NOT NULL CHECK (length("publication") <= 100000),
  launching_customer INTEGER NOT NULL CHECK ("launching_customer" IN (0, 1)),
  authority TEXT NOT NULL CHECK (length("authority") <= 100000),
  per_year REAL,
  term TEXT NOT NULL CHECK (length("term") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE hbo_actions (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  institution TEXT NOT NULL CHECK (length("institution") <= 100000),
  instrument TEXT NOT NULL CHECK (length("instrument") <= 100000),
  semester TEXT NOT NULL CHECK (length("semester") <= 100000),
  students INTEGER,
  firms INTEGER,
  decision_date TEXT NOT NULL CHECK (length("decision_date") <= 100000),
  partners TEXT NOT NULL CHECK (length("partners") <= 100000),
  co_funding REAL,
  funding REAL,
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE dependencies (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  predecessor TEXT NOT NULL CHECK (length("predecessor") <= 100000),
  successor TEXT NOT NULL CHECK (length("successor") <= 100000),
  hard INTEGER NOT NULL CHECK ("hard" IN (0, 1)),
  lag INTEGER NOT NULL,
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE links (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  origin TEXT NOT NULL CHECK (length("origin") <= 100000),
  target TEXT NOT NULL CHECK (length("target") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE matches (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  first TEXT NOT NULL CHECK (length("first") <= 100000),
  second TEXT NOT NULL CHECK (length("second") <= 100000),
  state TEXT NOT NULL CHECK (length("state") <= 100000),
  owner TEXT NOT NULL CHECK (length("owner") <= 100000),
  "when" TEXT NOT NULL CHECK (length("when") <= 100000),
  item TEXT NOT NULL CHECK (length("item") <= 100000),
  uncapped INTEGER NOT NULL CHECK ("uncapped" IN (0, 1)),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE notes (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  kind TEXT NOT NULL CHECK (length("kind") <= 100000),
  text TEXT NOT NULL CHECK (length("text") <= 100000),
  about TEXT NOT NULL CHECK (length("about") <= 100000),
  owner TEXT NOT NULL CHECK (length("owner") <= 100000),
  due TEXT NOT NULL CHECK (length("due") <= 100000),
  first_step TEXT NOT NULL CHECK (length("first_step") <= 100000),
  progress TEXT NOT NULL CHECK (length("progress") <= 100000),
  session TEXT NOT NULL CHECK (length("session") <= 100000),
  status TEXT NOT NULL CHECK (length("status") <= 100000),
  rank TEXT NOT NULL CHECK (length("rank") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE moments (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  name TEXT NOT NULL CHECK (length("name") <= 100000),
  edit TEXT NOT NULL CHECK (length("edit") <= 100000),
  note TEXT NOT NULL CHECK (length("note") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;

CREATE TABLE rule_changes (
  id TEXT NOT NULL,
  alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
  "table" TEXT NOT NULL CHECK (length("table") <= 100000),
  "row" TEXT NOT NULL CHECK (length("row") <= 100000),
  field TEXT NOT NULL CHECK (length("field") <= 100000),
  value TEXT NOT NULL CHECK (length("value") <= 100000),
  source TEXT NOT NULL CHECK (length("source") <= 100000),
  valid_until TEXT NOT NULL CHECK (length("valid_until") <= 100000),
  PRIMARY KEY (id)
)
WITHOUT ROWID,
STRICT;
