#include "pipeline/apps/command_line.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <thread>

#include "validators/verify.h"

namespace docintake {
namespace {

constexpr const char* kDefaultPolicy = "huawei_cloud";

constexpr const char* kFooter = R"(Exit codes:
  0    every upload was processed and, where there is a verdict, approved
  1    at least one verdict is for review or rejected
  2    wrong usage
  3    at least one upload could not be processed; its outcome carries `error`
  4    the environment is at fault: a model, a data file or the disk
  5    a defect in docintake
  130  interrupted; what had begun was finished

Examples:
  docintake read front.jpg back.jpg
  docintake read --claim claim.json --policy huawei_cloud front.jpg back.jpg
  cat upload | docintake read --json -
  docintake batch uploads --out results --jobs 4
  docintake batch uploads --out results --resume
  docintake batch uploads --out results --report
  docintake read --json front.jpg > seen.jsonl
  docintake verify --policy huawei_cloud --claim claim.json --evidence seen.jsonl
  docintake policy explain tencent_cloud_personal
  docintake policy check own.toml
  docintake account judge --store accounts.db --key key.hex --claim claim.json --policy tencent_cloud_personal \\
    --evidence seen.jsonl a1
  docintake score truth.jsonl results/outcomes.jsonl

A claim is one JSON object with what the applicant typed, any of: subject (personal, enterprise), document_kind,
name, number, mobile, company_name, legal_representative, account.
Outcomes are one JSON object a line, schema docintake.outcome/1 (docs/outcome.schema.json).)";

std::string policy_list() { return fmt::format("one of: {}", fmt::join(policy_ids(), ", ")); }

/// A whole number from 1 on. CLI11's own check quotes the largest double there is.
const CLI::Validator kPositive(
    [](const std::string& text) {
      const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
      return digits && text.find_first_not_of('0') != std::string::npos
                 ? ""
                 : text + " is not a positive whole number";
    },
    "");

/// "--as-of": a real day in the form YYYY-MM-DD.
void add_as_of(CLI::App& command, std::optional<Date>& as_of) {
  command
      .add_option_function<std::string>(
          "--as-of",
          [&as_of](const std::string& text) {
            as_of = date_from_iso(text);
            if (!as_of) throw CLI::ValidationError("--as-of", "wants a day as YYYY-MM-DD");
          },
          "Read and judge as of this day instead of today")
      ->type_name("DATE");
}

CLI::Option* add_policy(CLI::App& command, std::string& policy) {
  return command
      .add_option("--policy", policy,
                  "Judge under this policy, " + policy_list() + "; or a file of your own (*.toml)")
      ->type_name("NAME");
}

void add_background(CLI::App& command, std::string& background) {
  command
      .add_option(
          "--background", background,
          "What is known of the account and what registries answered, a JSON file; without it rules about "
          "them cannot tell")
      ->type_name("FILE");
}

void add_intake_settings(CLI::App& command, IntakeSettings& settings) {
  add_policy(command, settings.policy);
  add_as_of(command, settings.as_of);
  command.add_option("--jobs", settings.jobs, "Uploads taken in at the same time")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str()
      ->type_name("N");

  const char* limits = "Limits";
  command.add_option("--max-bytes", settings.limits.upload_bytes, "Largest upload in bytes")
      ->check(kPositive)
      ->capture_default_str()
      ->type_name("N")
      ->group(limits);
  command.add_option("--max-pixels", settings.limits.page_pixels, "Largest page in pixels")
      ->check(kPositive)
      ->capture_default_str()
      ->type_name("N")
      ->group(limits);
  command.add_option("--max-pages", settings.limits.pages, "Most pages of a PDF")
      ->check(kPositive)
      ->capture_default_str()
      ->type_name("N")
      ->group(limits);
  command
      .add_option_function<int>(
          "--deadline-ms",
          [&settings](int ms) { settings.limits.upload_time = std::chrono::milliseconds(ms); },
          fmt::format("Most milliseconds spent on an upload [{}]", settings.limits.upload_time.count()))
      ->check(kPositive)
      ->type_name("N")
      ->group(limits);

  const char* models = "Models and data";
  command
      .add_option("--reader", settings.tools.reader,
                  "What recognizes characters: own (the program's networks, Tesseract for Latin text) or "
                  "tesseract alone")
      ->check(CLI::IsMember({"own", "tesseract"}))
      ->capture_default_str()
      ->type_name("NAME")
      ->group(models);
  command.add_option("--tessdata", settings.tools.tessdata, "Folder of Tesseract's trained data")
      ->capture_default_str()
      ->type_name("DIR")
      ->group(models);
  command
      .add_option("--cascades", settings.tools.cascades, "Folder of OpenCV's lbpcascades and haarcascades")
      ->capture_default_str()
      ->type_name("DIR")
      ->group(models);
  command
      .add_option("--face-model", settings.tools.face_model,
                  "ONNX model that finds faces, instead of the cascades")
      ->type_name("FILE")
      ->group(models);
  command
      .add_option(
          "--match-model", settings.tools.match_model,
          "ONNX model that compares the holder's face with the portrait; without it they are not compared")
      ->type_name("FILE")
      ->group(models);
}

void add_read(CLI::App& app, ReadCommand& read) {
  CLI::App* command = app.add_subcommand("read", "Read uploads: one outcome per FILE, in order");
  add_intake_settings(*command, read.settings);
  command
      ->add_option(
          "--claim", read.claim,
          fmt::format("What the applicant typed, a JSON file; all FILEs are taken for this applicant's and "
                      "judged together (under {} where no --policy is named)",
                      kDefaultPolicy))
      ->type_name("FILE");
  add_background(*command, read.background);
  auto* json = command->add_flag_callback(
      "--json", [&read] { read.format = Format::json; },
      "JSON lines (the default where output is no terminal)");
  command
      ->add_flag_callback(
          "--text", [&read] { read.format = Format::text; }, "A table (the default on a terminal)")
      ->excludes(json);
  command
      ->add_option("--report", read.report,
                   "Also write a page for a browser: the pictures, what was seen on them and the values. It "
                   "holds personal data and is for its owner alone")
      ->type_name("FILE.html");
  command->add_option("FILE", read.files, "Pictures or PDFs; - is standard input")->required();
  command->callback([&read] {
    if (std::count(read.files.begin(), read.files.end(), "-") > 1) {
      throw CLI::ValidationError("FILE", "standard input (-) can be read only once");
    }
    if (!read.claim.empty() && read.settings.policy.empty()) read.settings.policy = kDefaultPolicy;
  });
}

void add_batch(CLI::App& app, BatchCommand& batch) {
  batch.settings.jobs = int(std::max(1U, std::thread::hardware_concurrency()));
  CLI::App* command = app.add_subcommand("batch",
                                         "Read a directory of uploads, recursively, in the order of their "
                                         "paths (names that begin with a dot are left "
                                         "out), into OUT/outcomes.jsonl");
  command->add_option("DIR", batch.folder, "The directory")->required();
  command->add_option("--out", batch.out, "Where outcomes.jsonl is written; made where it is missing")
      ->required()
      ->type_name("DIR");
  command->add_flag("--resume", batch.resume,
                    "Go on where an earlier run stopped; without it outcomes.jsonl is begun anew");
  command->add_flag(
      "--report", batch.report,
      "Also write OUT/report.html, a page for a browser: the pictures, what was seen on them and "
      "the values. It holds personal data and is for its owner alone. With --resume it goes on "
      "as well; uploads that were read without --report stand in it without pictures");
  add_intake_settings(*command, batch.settings);
}

void add_verify(CLI::App& app, VerifyCommand& verify) {
  CLI::App* command = app.add_subcommand(
      "verify", "Judge outcomes of earlier reads, without pictures: the outcomes again, with their verdict");
  add_policy(*command, verify.policy)->required();
  command->add_option("--claim", verify.claim, "What the applicant typed, a JSON file")
      ->required()
      ->type_name("FILE");
  add_background(*command, verify.background);
  command
      ->add_option("--evidence", verify.evidence,
                   "Outcomes of one applicant's uploads, JSON lines; - is standard input")
      ->required()
      ->type_name("FILE");
  add_as_of(*command, verify.as_of);
}

void add_score(CLI::App& app, ScoreCommand& score) {
  CLI::App* command = app.add_subcommand("score", "Compare outcomes with a labelled set");
  command->add_option("TRUTH", score.truth, "What the files show, JSON lines")->required();
  command->add_option("OUTCOMES", score.outcomes, "What was read, JSON lines")->required();
}

/// The words after `policy`, each with what it wants.
void add_policy_questions(CLI::App& app, PolicyCommand& policy) {
  CLI::App* command =
      app.add_subcommand("policy", "Policies: what there is, what it says, whether it is one");
  command->require_subcommand(1);
  const auto add = [&](const char* word, const char* what, PolicyQuestion question) {
    CLI::App* sub = command->add_subcommand(word, what);
    sub->callback([&policy, question] { policy.question = question; });
    return sub;
  };
  add("list", "The built-in policies", PolicyQuestion::list);
  add("rules", "The rules that policies are made of", PolicyQuestion::rules);
  add("show", "The text of a policy", PolicyQuestion::show)
      ->add_option("NAME", policy.policies, "A built-in policy or a file")
      ->required()
      ->expected(1);
  add("explain", "What a policy does, rule by rule", PolicyQuestion::explain)
      ->add_option("NAME", policy.policies, "A built-in policy or a file")
      ->required()
      ->expected(1);
  add("check", "Whether files are policies; says what is wrong and in which line", PolicyQuestion::check)
      ->add_option("FILE", policy.policies, "Policies of your own")
      ->required();
}

/// A task of `account` with what it wants of the options they share.
class AccountTasks {
 public:
  AccountTasks(CLI::App& account, AccountCommand& values) : account_(account), values_(values) {}

  CLI::App* add(const char* word, const char* what, AccountTask task) {
    CLI::App* sub = account_.add_subcommand(word, what);
    sub->add_option("--store", values_.store,
                    "A file of SQLite, made where it is missing, or postgresql://...")
        ->required()
        ->type_name("STORE");
    sub->callback([this, task] { values_.task = task; });
    return sub;
  }

  void add_id(CLI::App* sub) { sub->add_option("ID", values_.id, "The account")->required(); }

  void add_claimant(CLI::App* sub) {
    sub->add_option("--key", values_.key, "The key of identities: a file with 64 hexadecimal digits")
        ->required()
        ->type_name("FILE");
    sub->add_option("--claim", values_.claim, "What the applicant typed, a JSON file")
        ->required()
        ->type_name("FILE");
  }

  void add_evidence(CLI::App* sub) {
    add_policy(*sub, values_.policy)->required();
    sub->add_option("--evidence", values_.evidence, "Outcomes of the applicant's uploads, JSON lines")
        ->required()
        ->type_name("FILE");
    add_as_of(*sub, values_.as_of);
  }

 private:
  CLI::App& account_;
  AccountCommand& values_;
};

void add_account_tasks(CLI::App& app, AccountCommand& values) {
  CLI::App* account = app.add_subcommand("account", "Accounts, their limits and their life, in a store");
  account->require_subcommand(1);
  AccountTasks tasks(*account, values);
  CLI::App* open = tasks.add("open", "A new account, unverified", AccountTask::open);
  open->add_option("FILE", values.account, "What is known of it, a JSON object as `account` in a background")
      ->required();
  tasks.add_id(
      tasks.add("show", "An account, how far it has come and what its owner was told", AccountTask::show));
  CLI::App* background = tasks.add("background", "What verify --background takes", AccountTask::background);
  tasks.add_claimant(background);
  tasks.add_id(background);
  CLI::App* event = tasks.add("event", "What its owner does", AccountTask::event);
  tasks.add_id(event);
  event->add_option("EVENT", values.event, "submit, remove or close")
      ->required()
      ->check(CLI::IsMember({"submit", "remove", "close"}));
  add_as_of(*event, values.as_of);
  CLI::App* judge =
      tasks.add("judge", "Judge what is in review, and give the account its place", AccountTask::judge);
  tasks.add_claimant(judge);
  tasks.add_evidence(judge);
  judge->add_option("--calendar", values.calendar, "Holidays, a JSON file with `calendar` as in a background")
      ->type_name("FILE");
  tasks.add_id(judge);
  CLI::App* recheck =
      tasks.add("recheck", "Look an enterprise up in the company register again", AccountTask::recheck);
  tasks.add_claimant(recheck);
  add_as_of(*recheck, values.as_of);
  tasks.add_id(recheck);
  CLI::App* find =
      tasks.add("find", "The accounts of an identity that the evidence proves", AccountTask::find);
  tasks.add_claimant(find);
  tasks.add_evidence(find);
  CLI::App* quota =
      tasks.add("quota", "A limit of an identity's own; without --most it is taken away", AccountTask::quota);
  tasks.add_claimant(quota);
  quota->add_option("--most", values.quota, "The most accounts")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N");
  CLI::App* companies =
      tasks.add("companies", "Load entries of the company register", AccountTask::companies);
  companies->add_option("FILE", values.companies, "JSON lines, each as `registry.company` in a background")
      ->required();
}

}  // namespace

std::variant<Command, Reply> parse_command_line(int argc, const char* const* argv) {
  CLI::App app("docintake reads pictures and PDFs of identity documents and judges them against a claim.",
               "docintake");
  app.set_version_flag("--version", "docintake " DOCINTAKE_VERSION);
  app.require_subcommand(1);
  app.footer(kFooter);
  app.get_formatter()->column_width(32);

  ReadCommand read;
  BatchCommand batch;
  VerifyCommand verify;
  ScoreCommand score;
  PolicyCommand policy;
  AccountCommand account;
  add_read(app, read);
  add_batch(app, batch);
  add_verify(app, verify);
  add_score(app, score);
  add_policy_questions(app, policy);
  add_account_tasks(app, account);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Reply{ExitCode::ok, app.help()};
  } catch (const CLI::CallForVersion&) {
    return Reply{ExitCode::ok, app.version() + "\n"};
  } catch (const CLI::ParseError& error) {
    return Reply{ExitCode::usage,
                 fmt::format("docintake: {}\nRun docintake --help for more.\n", error.what())};
  }
  if (app.got_subcommand("read")) return Command(read);
  if (app.got_subcommand("batch")) return Command(batch);
  if (app.got_subcommand("verify")) return Command(verify);
  if (app.got_subcommand("account")) return Command(account);
  if (app.got_subcommand("policy")) return Command(policy);
  return Command(score);
}

}  // namespace docintake
