#include "pipeline/model/json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace docintake {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "docintake.outcome/1";
constexpr std::array<std::string_view, 3> kFaceRoles{"unknown", "portrait", "holder"};
constexpr std::array<std::string_view, 2> kSubjects{"personal", "enterprise"};

/// What the readers below throw and only this file catches: the JSON is well formed but not of the schema.
struct SchemaError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// ---- Writing

/// JSON knows neither NaN nor infinity, and "-0.0" is nobody's number.
double rounded(double value, double steps) {
  if (!std::isfinite(value)) return 0;
  const double result = std::round(value * steps) / steps;
  return result == 0 ? 0 : result;
}

double coordinate(double value) { return rounded(value, 10); }
double confidence(double value) { return rounded(value, 10'000); }
double milliseconds(double value) { return rounded(value, 10); }

/// Null for what the empty string stands for in the model: not known.
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json index_or_null(int index) { return index < 0 ? Json() : Json(index); }

/// A dump that never throws: bytes that are no UTF-8 become U+FFFD.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json write(const Quad& quad) {
  Json corners = Json::array();
  for (const Point& p : quad) corners.push_back({coordinate(p.x), coordinate(p.y)});
  return corners;
}

Json write(const Box& box) {
  return {coordinate(box.x), coordinate(box.y), coordinate(box.w), coordinate(box.h)};
}

std::string utf8(char32_t c);

/// [character, probability] for the one taken and each rival, best first.
Json write(const CharacterChoices& place) {
  Json choices = Json::array();
  choices.push_back({utf8(place.character), confidence(place.probability)});
  for (const Alternative& rival : place.alternatives)
    choices.push_back({utf8(rival.character), confidence(rival.probability)});
  return choices;
}

Json write(const FieldValue& value) {
  Json json{{"value", value.lines.empty() ? Json(value.value) : Json(value.lines)},
            {"raw", value.raw},
            {"confidence", confidence(value.confidence)},
            {"source", to_string(value.source)},
            {"box", write(value.box)}};
  for (const CharacterChoices& place : value.characters) json["characters"].push_back(write(place));
  return json;
}

Json write(const Field& field) {
  Json json = write(field.best);
  for (const FieldValue& other : field.others) json["others"].push_back(write(other));
  return json;
}

Json write(const Document& document) {
  Json fields = Json::object();
  for (const auto& [name, field] : document.record.fields) fields[name] = write(field);
  return {{"kind", document.record.kind},
          {"side", to_string(document.record.side)},
          {"page", document.page},
          {"confidence", confidence(document.record.confidence)},
          {"quad", write(document.quad)},
          {"fields", std::move(fields)},
          {"portrait", document.portrait ? write(*document.portrait) : Json()},
          {"corners_extrapolated", document.corners_extrapolated}};
}

Json write(const Face& face) {
  return {{"page", face.page},
          {"box", write(face.box)},
          {"confidence", confidence(face.confidence)},
          {"role", kFaceRoles[static_cast<std::size_t>(face.role)]},
          {"document", index_or_null(face.document)}};
}

Json write(const Finding& finding) {
  return {{"code", finding.code},
          {"outcome", to_string(finding.outcome)},
          {"document", index_or_null(finding.document)},
          {"score", finding.score ? Json(confidence(*finding.score)) : Json()},
          {"threshold", finding.threshold ? Json(confidence(*finding.threshold)) : Json()},
          {"where", finding.where ? write(*finding.where) : Json()},
          {"field", text_or_null(finding.field)},
          {"message", finding.message}};
}

Json write(const RuleFinding& finding) {
  return {{"rule", finding.rule},
          {"outcome", to_string(finding.outcome)},
          {"action", to_string(finding.action)},
          {"evidence", finding.evidence},
          {"message_en", finding.message_en},
          {"message_zh", finding.message_zh}};
}

// Those whose lists are written: a template's look-up does not see what is declared after it in this
// namespace.
Json write(const Character& character);
Json write(const RecognizedLine& line);
Json write(const TextLine& line);
Json write(const Barcode& barcode);

template <typename T>
Json write_all(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(write(value));
  return list;
}

Json write(const Verdict& verdict) {
  return {{"decision", to_string(verdict.decision)},
          {"policy", verdict.policy},
          {"policy_digest", verdict.policy_digest},
          {"as_of", to_iso(verdict.as_of)},
          {"findings", write_all(verdict.findings)}};
}

Json write(const Error& error) { return {{"code", to_string(error.code)}, {"message", error.message}}; }

Json write(const Timings& t) {
  return {{"decode", milliseconds(t.decode)},   {"locate", milliseconds(t.locate)},
          {"faces", milliseconds(t.faces)},     {"read", milliseconds(t.read)},
          {"inspect", milliseconds(t.inspect)}, {"verify", milliseconds(t.verify)},
          {"total", milliseconds(t.total)}};
}

Json write(const Outcome& outcome) {
  return {{"schema", kSchema},
          {"file", outcome.file},
          {"upload",
           {{"id", text_or_null(outcome.upload_id)},
            {"media_type", text_or_null(outcome.media_type)},
            {"bytes", outcome.bytes},
            {"pages", outcome.pages}}},
          {"error", outcome.error ? write(*outcome.error) : Json()},
          {"scene", to_string(outcome.scene)},
          {"documents", write_all(outcome.documents)},
          {"faces", write_all(outcome.faces)},
          {"findings", write_all(outcome.findings)},
          {"verdict", outcome.verdict ? write(*outcome.verdict) : Json()},
          {"timings_ms", write(outcome.timings)}};
}

std::string utf8(char32_t c) {
  std::string bytes;
  if (c < 0x80) {
    bytes += char(c);
  } else if (c < 0x800) {
    bytes += char(0xC0 | (c >> 6));
    bytes += char(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    bytes += char(0xE0 | (c >> 12));
    bytes += char(0x80 | ((c >> 6) & 0x3F));
    bytes += char(0x80 | (c & 0x3F));
  } else {
    bytes += char(0xF0 | (c >> 18));
    bytes += char(0x80 | ((c >> 12) & 0x3F));
    bytes += char(0x80 | ((c >> 6) & 0x3F));
    bytes += char(0x80 | (c & 0x3F));
  }
  return bytes;
}

Json write(const Character& character) {
  Json json{{"character", utf8(character.character)},
            {"probability", confidence(character.probability)},
            {"box", write(character.box)}};
  for (const Alternative& rival : character.alternatives) {
    json["alternatives"].push_back(
        {{"character", utf8(rival.character)}, {"probability", confidence(rival.probability)}});
  }
  return json;
}

Json write(const RecognizedLine& line) {
  return {{"text", line.text},
          {"confidence", confidence(line.confidence)},
          {"characters", write_all(line.characters)}};
}

Json write(const TextLine& line) {
  Json json{{"quad", write(line.quad)},
            {"general", write(line.general)},
            {"digits", write_all(line.digits)},
            {"codes", write_all(line.codes)}};
  if (line.again) json["again"] = write(*line.again);
  return json;
}

Json write(const MrzZone& mrz) {
  Json again = Json::array();
  for (const auto& lines : mrz.again) again.push_back(write_all(lines));
  return {{"quad", write(mrz.quad)}, {"lines", write_all(mrz.lines)}, {"again", std::move(again)}};
}

Json write(const Barcode& barcode) {
  // A PDF417 may carry any bytes: those above ASCII are written as the Latin-1 letters that they mostly are.
  std::string text;
  for (const char c : barcode.content) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || barcode.symbology == Symbology::qr) {
      text += c;
    } else {
      text += char(0xC0 | byte >> 6);
      text += char(0x80 | (byte & 0x3F));
    }
  }
  return {{"symbology", barcode.symbology == Symbology::qr ? "qr" : "pdf417"},
          {"content", text},
          {"quad", write(barcode.quad)}};
}

Json write(const Reading& reading) {
  return {{"width", reading.width},
          {"height", reading.height},
          {"lines", write_all(reading.lines)},
          {"mrz", reading.mrz ? write(*reading.mrz) : Json()},
          {"barcodes", write_all(reading.barcodes)}};
}

// ---- Reading

template <typename Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// The enumerator that a name stands for, or the schema's refusal of it.
template <typename Enum>
Enum required(std::optional<Enum> value, const char* what) {
  if (!value) throw SchemaError(fmt::format("{} has a value that the schema does not know", what));
  return *value;
}

std::optional<Decision> decision_from(std::string_view name) {
  for (Decision d : {Decision::approved, Decision::review, Decision::rejected}) {
    if (to_string(d) == name) return d;
  }
  return std::nullopt;
}

std::optional<Action> action_from(std::string_view name) {
  for (Action a : {Action::accept, Action::review, Action::reject}) {
    if (to_string(a) == name) return a;
  }
  return std::nullopt;
}

std::string string_at(const Json& json, const char* key) { return json.at(key).get<std::string>(); }

std::string text_at(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::string() : value.get<std::string>();
}

int index_at(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? -1 : value.get<int>();
}

double number_at(const Json& json, const char* key) {
  const Json& value = json.at(key);
  if (!value.is_number()) throw SchemaError(fmt::format("{} is not a number", key));
  return value.get<double>();
}

template <std::size_t N>
std::array<double, N> numbers(const Json& json, const char* what) {
  if (!json.is_array() || json.size() != N) throw SchemaError(fmt::format("{} is not {} numbers", what, N));
  std::array<double, N> values{};
  for (std::size_t i = 0; i < N; ++i) {
    if (!json[i].is_number()) throw SchemaError(fmt::format("{} is not {} numbers", what, N));
    values[i] = json[i].get<double>();
  }
  return values;
}

Quad quad_from(const Json& json) {
  if (!json.is_array() || json.size() != 4) throw SchemaError("a quad does not have four corners");
  Quad quad{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto [x, y] = numbers<2>(json[i], "a corner");
    quad[i] = {x, y};
  }
  return quad;
}

Box box_from(const Json& json) {
  const auto [x, y, w, h] = numbers<4>(json, "a box");
  return {x, y, w, h};
}

/// The only character of a text; JSON's parser has refused what is no UTF-8.
char32_t character_from(const Json& json) {
  const std::string bytes = json.get<std::string>();
  if (bytes.empty()) throw SchemaError("a character is empty");
  const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(bytes[i])); };
  const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (bytes.size() != length) throw SchemaError("a character is not one");
  char32_t c = length == 1 ? byte(0) : byte(0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = c << 6 | (byte(i) & 0x3F);
  return c;
}

CharacterChoices choices_from(const Json& json) {
  if (!json.is_array() || json.empty()) throw SchemaError("a place has no characters");
  CharacterChoices place;
  for (const Json& choice : json) {
    if (!choice.is_array() || choice.size() != 2 || !choice[1].is_number())
      throw SchemaError("a choice is not a character and its probability");
    place.alternatives.push_back({character_from(choice[0]), choice[1].get<float>()});
  }
  place.character = place.alternatives.front().character;
  place.probability = place.alternatives.front().probability;
  place.alternatives.erase(place.alternatives.begin());
  return place;
}

FieldValue field_value_from(const Json& json) {
  FieldValue value;
  const Json& read = json.at("value");
  if (read.is_array()) {
    value.lines = read.get<std::vector<std::string>>();
  } else {
    value.value = read.get<std::string>();
  }
  value.raw = string_at(json, "raw");
  value.confidence = number_at(json, "confidence");
  value.source = required(source_from(string_at(json, "source")), "source");
  value.box = quad_from(json.at("box"));
  if (const auto characters = json.find("characters"); characters != json.end()) {
    for (const Json& place : *characters) value.characters.push_back(choices_from(place));
  }
  return value;
}

Field field_from(const Json& json) {
  Field field{field_value_from(json), {}};
  if (const auto others = json.find("others"); others != json.end()) {
    for (const Json& other : *others) field.others.push_back(field_value_from(other));
  }
  return field;
}

Document document_from(const Json& json) {
  Document document;
  document.record.kind = string_at(json, "kind");
  document.record.side = required(side_from(string_at(json, "side")), "side");
  document.record.confidence = number_at(json, "confidence");
  document.page = json.at("page").get<int>();
  document.quad = quad_from(json.at("quad"));
  document.corners_extrapolated = json.value("corners_extrapolated", false);
  for (const auto& [name, field] : json.at("fields").items()) {
    document.record.fields.emplace(name, field_from(field));
  }
  if (const Json& portrait = json.at("portrait"); !portrait.is_null()) document.portrait = box_from(portrait);
  return document;
}

Face face_from(const Json& json) {
  return {.page = json.at("page").get<int>(),
          .box = box_from(json.at("box")),
          .confidence = number_at(json, "confidence"),
          .role = required(enum_from<FaceRole>(kFaceRoles, string_at(json, "role")), "role"),
          .document = json.contains("document") ? index_at(json, "document") : -1};
}

Finding finding_from(const Json& json) {
  Finding finding;
  finding.code = string_at(json, "code");
  finding.outcome = required(check_outcome_from(string_at(json, "outcome")), "outcome");
  finding.document = index_at(json, "document");
  finding.field = text_at(json, "field");
  if (!json.at("score").is_null()) finding.score = number_at(json, "score");
  if (json.contains("threshold") && !json["threshold"].is_null())
    finding.threshold = number_at(json, "threshold");
  if (json.contains("where") && !json["where"].is_null()) finding.where = box_from(json["where"]);
  finding.message = string_at(json, "message");
  return finding;
}

RuleFinding rule_finding_from(const Json& json) {
  return {.rule = string_at(json, "rule"),
          .outcome = required(check_outcome_from(string_at(json, "outcome")), "outcome"),
          .action = required(action_from(string_at(json, "action")), "action"),
          .evidence = json.at("evidence").get<std::map<std::string, std::string>>(),
          .message_en = string_at(json, "message_en"),
          .message_zh = string_at(json, "message_zh")};
}

template <typename T>
std::vector<T> list_from(const Json& json, T (*read)(const Json&)) {
  if (!json.is_array()) throw SchemaError("a list is expected where there is none");
  std::vector<T> values;
  for (const Json& item : json) values.push_back(read(item));
  return values;
}

Verdict verdict_from(const Json& json) {
  return {.decision = required(decision_from(string_at(json, "decision")), "decision"),
          .policy = string_at(json, "policy"),
          .policy_digest = string_at(json, "policy_digest"),
          .as_of = required(date_from_iso(string_at(json, "as_of")), "as_of"),
          .findings = list_from(json.at("findings"), rule_finding_from)};
}

Timings timings_from(const Json& json) {
  return {.decode = number_at(json, "decode"),
          .locate = number_at(json, "locate"),
          .faces = number_at(json, "faces"),
          .read = number_at(json, "read"),
          .inspect = json.contains("inspect") ? number_at(json, "inspect") : 0,
          .verify = number_at(json, "verify"),
          .total = number_at(json, "total")};
}

Outcome outcome_from(const Json& json) {
  if (string_at(json, "schema") != kSchema) throw SchemaError("it is of another schema");
  Outcome outcome;
  outcome.file = string_at(json, "file");
  const Json& upload = json.at("upload");
  outcome.upload_id = text_at(upload, "id");
  outcome.media_type = text_at(upload, "media_type");
  outcome.bytes = upload.at("bytes").get<std::size_t>();
  outcome.pages = upload.at("pages").get<int>();
  if (const Json& error = json.at("error"); !error.is_null()) {
    outcome.error =
        Error{required(error_code_from(string_at(error, "code")), "error.code"), string_at(error, "message")};
  }
  outcome.scene = required(scene_from(string_at(json, "scene")), "scene");
  outcome.documents = list_from(json.at("documents"), document_from);
  outcome.faces = list_from(json.at("faces"), face_from);
  outcome.findings = list_from(json.at("findings"), finding_from);
  if (const Json& verdict = json.at("verdict"); !verdict.is_null()) outcome.verdict = verdict_from(verdict);
  outcome.timings = timings_from(json.at("timings_ms"));
  return outcome;
}

Claim claim_from(const Json& json) {
  if (!json.is_object()) throw SchemaError("it is not an object");
  Claim claim;
  const std::map<std::string, std::string Claim::*> texts{
      {"document_kind", &Claim::document_kind},
      {"name", &Claim::name},
      {"number", &Claim::number},
      {"mobile", &Claim::mobile},
      {"company_name", &Claim::company_name},
      {"legal_representative", &Claim::legal_representative},
      {"account", &Claim::account}};
  for (const auto& [key, value] : json.items()) {
    if (key == "subject") {
      claim.subject = required(enum_from<Subject>(kSubjects, value.get<std::string>()), "subject");
    } else if (const auto member = texts.find(key); member != texts.end()) {
      claim.*member->second = value.get<std::string>();
    } else {
      throw SchemaError(fmt::format("it has a key that no claim has; those there are: subject, {}",
                                    "document_kind, name, number, mobile, company_name, "
                                    "legal_representative, account"));
    }
  }
  return claim;
}

/// Parses and reads; every way that this can fail becomes one corrupt_file. No message quotes the text, which
/// may hold personal data (the parser's own messages do quote it).
template <typename T>
Result<T> parsed(std::string_view text, const char* what, T (*read)(const Json&)) {
  const auto refused = [what](std::string_view why) {
    return Error{ErrorCode::corrupt_file, fmt::format("This is not {}: {}.", what, why)};
  };
  try {
    return read(Json::parse(text));
  } catch (const Json::parse_error& error) {
    return refused(fmt::format("no JSON at byte {}", error.byte));
  } catch (const Json::type_error&) {
    return refused("a value is of the wrong type");
  } catch (const Json::exception&) {
    return refused("a key is missing");
  } catch (const SchemaError& error) {
    return refused(error.what());
  }
}

}  // namespace

std::string to_json(const Outcome& outcome) { return dump(write(outcome)); }

std::string to_json(const Reading& reading) { return dump(write(reading)); }

Result<Outcome> outcome_from_json(std::string_view json) { return parsed(json, "an outcome", outcome_from); }

Result<Claim> claim_from_json(std::string_view json) { return parsed(json, "a claim", claim_from); }

}  // namespace docintake
