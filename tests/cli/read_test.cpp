// `docintake read`, the real program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "pipeline/model/json.h"
#include "tests/cli/program.h"

namespace docintake {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::string good() { return committed("samples/malformed/jpeg_plain.jpg"); }
std::string corrupt() { return committed("samples/malformed/jpeg_cut_header.jpg"); }
std::string other_format() { return committed("samples/malformed/gif.jpg"); }

std::vector<Outcome> outcomes_in(const std::string& lines) {
  std::vector<Outcome> outcomes;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    Result<Outcome> outcome = outcome_from_json(line);
    EXPECT_TRUE(outcome.ok()) << outcome.error().message << ": " << line;
    if (outcome.ok()) outcomes.push_back(std::move(outcome).value());
  }
  return outcomes;
}

std::string error_of(const Outcome& outcome) {
  return outcome.error ? std::string(to_string(outcome.error->code)) : "";
}

TEST(Read, OneOutcomePerFileInOrder) {
  const std::vector<std::string> files{good(), corrupt(), "no/such/file.jpg", good(), other_format()};
  std::vector<std::string> arguments{"read", "--jobs", "3"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const Finished run = docintake(arguments);
  EXPECT_EQ(run.code, 3);
  const std::vector<Outcome> outcomes = outcomes_in(run.out);
  ASSERT_EQ(outcomes.size(), files.size());
  const std::string errors[]{"", "corrupt_file", "unreadable_file", "", "unsupported_format"};
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(outcomes[i].file, files[i]);
    EXPECT_EQ(error_of(outcomes[i]), errors[i]);
  }
  EXPECT_EQ(outcomes[0].media_type, "image/jpeg");
  EXPECT_EQ(outcomes[0].bytes, fs::file_size(good()));
  EXPECT_EQ(outcomes[0].scene, Scene::no_document);
  EXPECT_GT(outcomes[0].timings.total, 0);
}

TEST(Read, EveryKindOfUploadThatCannotBeTakenIn) {
  const ScratchFolder scratch;
  const std::string huge = scratch.file("huge.jpg", "");
  fs::resize_file(huge, std::uintmax_t(1) << 40);  // Sparse; refused from its size or never.
  struct Case {
    std::string file;
    const char* error;
  };
  const Case cases[]{{scratch.file("empty.jpg", ""), "empty_file"},
                     {huge, "upload_too_large"},
                     {"/dev/zero", "upload_too_large"},
                     {"/dev/null", "empty_file"},
                     {scratch.path().string(), "unreadable_file"},
                     {scratch / "missing.jpg", "unreadable_file"},
                     {scratch.file("text.jpg", "this is text"), "unsupported_format"}};
  int rows = 0;
  for (const Case& c : cases) {
    const Finished run = docintake({"read", c.file});
    EXPECT_EQ(run.code, 3) << c.file;
    const std::vector<Outcome> outcomes = outcomes_in(run.out);
    ASSERT_EQ(outcomes.size(), 1U) << c.file;
    EXPECT_EQ(error_of(outcomes[0]), c.error) << c.file;
    ++rows;
  }
  EXPECT_EQ(rows, 7);
  EXPECT_EQ(outcomes_in(docintake({"read", huge}).out)[0].bytes, std::size_t(1) << 40);
}

TEST(Read, StandardInput) {
  const Finished run = docintake({"read", "-"}, content_of(good()));
  EXPECT_EQ(run.code, 0) << run.err;
  const std::vector<Outcome> outcomes = outcomes_in(run.out);
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].file, "-");
  EXPECT_EQ(outcomes[0].upload_id, outcomes_in(docintake({"read", good()}).out)[0].upload_id);

  const Finished empty = docintake({"read", "-"}, "");
  EXPECT_EQ(empty.code, 3);
  EXPECT_EQ(error_of(outcomes_in(empty.out).at(0)), "empty_file");

  const Finished large = docintake({"read", "--max-bytes", "100", "-"}, std::string(101, 'x'));
  EXPECT_EQ(error_of(outcomes_in(large.out).at(0)), "upload_too_large");
}

TEST(Read, LimitsAreSettings) {
  const std::string size = std::to_string(fs::file_size(good()));
  EXPECT_EQ(docintake({"read", "--max-bytes", size, good()}).code, 0);
  const Finished bytes =
      docintake({"read", "--max-bytes", std::to_string(fs::file_size(good()) - 1), good()});
  EXPECT_EQ(error_of(outcomes_in(bytes.out).at(0)), "upload_too_large");
  const Finished pixels = docintake({"read", "--max-pixels", "1535", good()});
  EXPECT_EQ(error_of(outcomes_in(pixels.out).at(0)), "too_many_pixels");
  EXPECT_EQ(docintake({"read", "--max-pixels", "1536", good()}).code, 0);
}

TEST(Read, WrongUsage) {
  const ScratchFolder scratch;
  const std::string bad_claim = scratch.file("bad.json", R"({"nmae":"张三"})");
  const std::vector<std::string> cases[]{
      {},
      {"frobnicate"},
      {"read"},
      {"read", "--bogus", good()},
      {"read", "--json", "--text", good()},
      {"read", "--as-of", "2026-02-30", good()},
      {"read", "--as-of", "yesterday", good()},
      {"read", "--policy", "no_such_policy", good()},
      {"read", "--claim", scratch / "missing.json", good()},
      {"read", "--claim", bad_claim, good()},
      {"read", "--claim", scratch.path().string(), good()},
      {"read", "--max-bytes", "0", good()},
      {"read", "--max-bytes", "-5", good()},
      {"read", "--max-pixels", "many", good()},
      {"read", "--deadline-ms", "0", good()},
      {"read", "--jobs", "0", good()},
      {"read", "--reader", "somebody", good()},
      {"read", "-", "-"},
      {"batch", scratch.path().string()},
      {"batch", scratch / "missing", "--out", scratch / "out"},
      {"batch", scratch.path().string(), "--out", scratch.path().string()},
      {"verify", "--policy", "huawei_cloud"},
      {"score", scratch / "missing.jsonl", scratch / "missing.jsonl"},
      {"score", bad_claim, bad_claim},
  };
  int rows = 0;
  for (const auto& arguments : cases) {
    const Finished run = docintake(arguments);
    EXPECT_EQ(run.code, 2) << "row " << rows << ": " << run.err;
    EXPECT_EQ(run.out, "") << "row " << rows;
    EXPECT_THAT(run.err, testing::StartsWith("docintake: ")) << "row " << rows;
    EXPECT_THAT(run.err, testing::Not(HasSubstr("张三")));
    ++rows;
  }
  EXPECT_EQ(rows, 24);
}

TEST(Read, EitherReaderReadsANumber) {
  const std::string card = committed("samples/labelled/000188.jpg");
  int rows = 0;
  for (const char* reader : {"own", "tesseract"}) {
    const Finished run = docintake({"read", "--reader", reader, "--json", card});
    EXPECT_EQ(run.code, 0) << run.err;
    const std::vector<Outcome> outcomes = outcomes_in(run.out);
    ASSERT_EQ(outcomes.size(), 1u) << reader;
    ASSERT_EQ(outcomes[0].documents.size(), 1u) << reader;
    const FieldValue* number = outcomes[0].documents[0].record.find("number");
    ASSERT_NE(number, nullptr) << reader;
    EXPECT_EQ(number->value, "530102197301263917") << reader;
    ++rows;
  }
  EXPECT_EQ(rows, 2);
}

TEST(Read, AMissingModelIsTheEnvironmentsFault) {
  const ScratchFolder nothing;
  int rows = 0;
  for (const char* option : {"--tessdata", "--cascades", "--face-model"}) {
    const Finished run = docintake({"read", "--reader", "tesseract", option, nothing / "nothing", good()});
    EXPECT_EQ(run.code, 4) << option << ": " << run.err;
    EXPECT_EQ(run.out, "") << option;
    EXPECT_THAT(run.err, testing::StartsWith("docintake: ")) << option;
    ++rows;
  }
  EXPECT_EQ(rows, 3);
}

TEST(Read, AFullDiskIsTheEnvironmentsFault) {
  const std::string command = docintake_program() + " read '" + good() + "' > /dev/full 2> /dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 4);
}

TEST(Read, HelpAndVersion) {
  const Finished help = docintake({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* word :
       {"read", "batch", "verify", "score", "Exit codes", "130", "Examples", "outcome.schema.json"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
  const Finished read_help = docintake({"read", "--help"});
  EXPECT_EQ(read_help.code, 0);
  for (const char* option :
       {"--claim", "--policy", "--as-of", "--json", "--text", "--max-bytes", "--max-pixels", "--max-pages",
        "--deadline-ms", "--reader", "--tessdata", "--cascades", "--face-model", "huawei_cloud"}) {
    EXPECT_THAT(read_help.out, HasSubstr(option));
  }
  const Finished version = docintake({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_THAT(version.out, testing::MatchesRegex("docintake [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Read, TextIsATable) {
  const Finished run = docintake({"read", "--text", good(), corrupt()});
  EXPECT_EQ(run.code, 3);
  ASSERT_GE(run.lines().size(), 4U);
  EXPECT_THAT(run.lines()[0], testing::StartsWith("FILE"));
  EXPECT_THAT(run.lines()[1], HasSubstr("no document"));
  EXPECT_THAT(run.out, HasSubstr("! corrupt_file: "));
}

TEST(Read, AClaimOnWhatShowsNoDocumentIsForReview) {
  const ScratchFolder scratch;
  const std::string claim =
      scratch.file("claim.json", R"({"document_kind":"passport","name":"A","number":"B"})");
  const Finished run = docintake({"read", "--claim", claim, "--as-of", "2026-11-20", good()});
  EXPECT_EQ(run.code, 1) << run.err;
  const std::vector<Outcome> outcomes = outcomes_in(run.out);
  ASSERT_EQ(outcomes.size(), 1U);
  ASSERT_TRUE(outcomes[0].verdict.has_value());
  EXPECT_EQ(outcomes[0].verdict->decision, Decision::review);
  EXPECT_EQ(outcomes[0].verdict->policy, "huawei_cloud");
  EXPECT_EQ(to_iso(outcomes[0].verdict->as_of), "2026-11-20");

  const Finished with_error = docintake({"read", "--claim", claim, good(), corrupt()});
  EXPECT_EQ(with_error.code, 3);
  for (const Outcome& outcome : outcomes_in(with_error.out)) {
    EXPECT_EQ(outcome.verdict->decision, Decision::rejected);
  }
}

// From the picture to the verdict, on the committed samples (samples/labelled/truth.jsonl says what they
// show).
TEST(Read, AClaimIsJudgedOnThePicture) {
  struct Case {
    const char* file;
    const char* claim;
    const char* decision;
    int code;
  };
  const Case cases[]{
      {"000051.jpg", R"({"document_kind":"passport","name":"Sigridur Hämäläinen","number":"57805181"})",
       "approved", 0},
      {"000051.jpg", R"({"document_kind":"passport","name":"Sigridur Virtanen","number":"57805181"})",
       "rejected", 1},
      {"000051.jpg", R"({"document_kind":"passport","name":"Sigridur Hämäläinen","number":"57805999"})",
       "rejected", 1},
      {"000051.jpg", R"({"document_kind":"passport","number":"57805181"})", "review", 1},
      {"000235.pdf", R"({"document_kind":"prc_id_card","name":"叶礼长","number":"310104199508042696"})",
       "approved", 0},
      {"000235.pdf", R"({"document_kind":"prc_id_card","name":"葉禮長","number":"310104199508042696"})",
       "approved", 0},
      {"000235.pdf", R"({"document_kind":"passport","name":"叶礼长","number":"310104199508042696"})",
       "rejected", 1},
  };
  const ScratchFolder scratch;
  int rows = 0;
  for (const Case& c : cases) {
    const Finished run =
        docintake({"read", "--as-of", "2026-11-20", "--claim", scratch.file("claim.json", c.claim),
                   committed(std::string("samples/labelled/") + c.file)});
    EXPECT_EQ(run.code, c.code) << c.claim << run.err;
    const std::vector<Outcome> outcomes = outcomes_in(run.out);
    ASSERT_EQ(outcomes.size(), 1U) << c.claim;
    EXPECT_EQ(to_string(outcomes[0].verdict->decision), c.decision) << c.claim << run.out;
    ++rows;
  }
  EXPECT_EQ(rows, 7);
}

// A person with a card in the hands: the card is read, and what a holding photo has to show is measured.
TEST(Read, AHoldingPhotoIsToldFromADocumentAlone) {
  const Finished run = docintake({"read", committed("samples/labelled/000034.jpg")});
  const std::vector<Outcome> outcomes = outcomes_in(run.out);
  ASSERT_EQ(outcomes.size(), 1U) << run.err;
  const Outcome& photo = outcomes[0];
  EXPECT_EQ(photo.scene, Scene::holding_photo);
  ASSERT_EQ(photo.documents.size(), 1U);
  EXPECT_EQ(photo.documents[0].record.kind, "prc_id_card");
  EXPECT_EQ(std::ranges::count(photo.faces, FaceRole::holder, &Face::role), 1);
  const auto outcome_of = [&](std::string_view code) {
    const auto at = std::ranges::find(photo.findings, code, &Finding::code);
    return at == photo.findings.end() ? "absent" : std::string(to_string(at->outcome));
  };
  EXPECT_EQ(outcome_of("holder_face_cut_off"), "pass");
  EXPECT_EQ(outcome_of("holder_face_covered"), "pass");
  EXPECT_EQ(outcome_of("holder_arms_hidden"), "pass");
  EXPECT_EQ(outcome_of("holder_headwear"), "cannot_tell");
  EXPECT_EQ(outcome_of("holder_differs"), "cannot_tell");
}

// A business licence in a photo, from the picture to its fields (samples/labelled/truth.jsonl).
TEST(Read, ABusinessLicenceIsReadFieldByField) {
  const Finished run = docintake({"read", committed("samples/labelled/000004.jpg")});
  const std::vector<Outcome> outcomes = outcomes_in(run.out);
  ASSERT_EQ(outcomes.size(), 1U) << run.err;
  ASSERT_EQ(outcomes[0].documents.size(), 1U);
  const Record& record = outcomes[0].documents[0].record;
  EXPECT_EQ(record.kind, "business_licence");
  int rows = 0;
  for (const auto& [field, value] : std::vector<std::pair<const char*, const char*>>{
           {"is_duplicate", "false"},
           {"company_name", "郑州蔷翱装饰工程事务所（普通合伙）"},
           {"company_type", "普通合伙企业"},
           {"legal_representative", "王袁"},
           {"legal_representative_title", "执行事务合伙人"},
           {"registered_capital", "2390万元人民币"},
           {"established_date", "2022-02-09"},
           {"valid_from", "2022-02-09"},
           {"valid_until", "long_term"},
           {"address", "河南省郑州市中原区湖滨北路1512号A座434"},
           {"scope",
            "一般项目：金属材料销售；新鲜蔬菜零售；化工产品销售（不含危险化学品）；知识产权服务。（依法须经批"
            "准的项目，经相关部门批准后方可开展经营活动）"},
           {"registration_authority", "郑州市中原区行政审批局"},
           {"number", "91410102MARGUD7D00"}}) {
    const FieldValue* read = record.find(field);
    ASSERT_NE(read, nullptr) << field;
    EXPECT_EQ(read->value, value) << field;
    ++rows;
  }
  EXPECT_EQ(rows, 13);
}

// The same upload gives the same outcome, whichever command reads it and whoever reads beside it.
TEST(Read, ReadAndBatchSayTheSame) {
  const ScratchFolder scratch;
  const std::vector<std::string> names{"bmp_24.bmp", "gif.jpg", "jpeg_plain.jpg"};
  std::vector<std::string> arguments{"read"};
  for (const std::string& name : names) {
    arguments.push_back(scratch.file("uploads/" + name, content_of(committed("samples/malformed/" + name))));
  }
  const Finished read = docintake(arguments);
  const Finished batch = docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--jobs", "3"});
  EXPECT_EQ(read.code, 3);
  EXPECT_EQ(batch.code, 3);
  EXPECT_EQ(batch.out, "");
  std::vector<Outcome> from_read = outcomes_in(read.out);
  std::vector<Outcome> from_batch = outcomes_in(content_of(scratch.path() / "out/outcomes.jsonl"));
  ASSERT_EQ(from_read.size(), names.size());
  ASSERT_EQ(from_batch.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(from_batch[i].file, names[i]);
    from_read[i].file = from_batch[i].file;
    from_read[i].timings = from_batch[i].timings = {};
    EXPECT_EQ(to_json(from_read[i]), to_json(from_batch[i]));
  }
}

// What the program really writes, against the schema that callers are given.
TEST(Read, OutputIsValidAgainstTheSchema) {
  std::vector<std::string> arguments{"read", "--policy", "huawei_cloud", "--jobs", "2", "no/such/file.jpg"};
  for (const char* folder : {"samples/malformed", "samples/labelled"}) {
    if (!fs::exists(committed(folder))) continue;
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(committed(folder)))
      files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size(); i += 6) arguments.push_back(files[i]);
  }
  const std::size_t uploads = arguments.size() - 5;
  ASSERT_GT(uploads, 15U);
  const Finished run = docintake(arguments);
  ASSERT_EQ(run.lines().size(), uploads) << run.err;
  const Finished validated =
      Program("/usr/bin/python3",
              {committed("tests/cli/validate_outcomes.py"), committed("docs/outcome.schema.json")}, run.out)
          .wait();
  EXPECT_EQ(validated.code, 0) << validated.err;
  EXPECT_EQ(validated.out, std::to_string(uploads) + "\n");
}

// The schema itself refuses what the contract does not know.
TEST(Read, TheSchemaIsStrict) {
  const std::string line = docintake({"read", good()}).out;
  const std::pair<const char*, const char*> changes[]{{"\"error\":null", "\"eror\":null"},
                                                      {"docintake.outcome/1", "docintake.outcome/9"},
                                                      {"\"scene\":\"no_document\"", "\"scene\":\"beach\""},
                                                      {"\"faces\":[]", "\"faces\":[7]"},
                                                      {"\"verdict\":null", "\"verdict\":null,\"extra\":1"}};
  int rows = 0;
  for (const auto& [from, to] : changes) {
    std::string changed = line;
    ASSERT_NE(changed.find(from), std::string::npos) << from;
    changed.replace(changed.find(from), std::string(from).size(), to);
    const Finished validated =
        Program("/usr/bin/python3",
                {committed("tests/cli/validate_outcomes.py"), committed("docs/outcome.schema.json")}, changed)
            .wait();
    EXPECT_EQ(validated.code, 1) << to;
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

}  // namespace
}  // namespace docintake
