import Formats
import Language
import Values
import Work

/// One thing that `set` sets.
struct Setting: Sendable {
  /// The word.
  let name: String
  /// What it takes, in words.
  let takes: String
  /// One sentence.
  let summary: String
  /// A line that sets it.
  let example: String
  /// Reads a value into the settings, perhaps with the help of a file; false when it is none.
  let apply: @Sendable (OptionValue, inout Settings, Files) throws(SessionError) -> Bool
  /// The setting with its value, in words.
  let shown: @Sendable (Settings) -> String
}

/// Every setting, in the order help lists them.
enum SettingCatalogue {
  /// All settings.
  static let all: [Setting] = [.asof, .format, .hints, .memory, .threads, .timezone, .timing]
}

extension Setting {
  static let asof = Setting(
    name: "asof", takes: "a date, `today`, or `latest` for the day after the latest date",
    summary: "The date at which the data is looked at.", example: "set asof 2026-01-31",
    apply: { value, settings, _ in
      switch value.kind {
      case .literal(.period(let period)) where period.grain == .day:
        settings.asof = period.startDate
      case .name(let path) where path.word == "today": settings.asof = Clock.today
      case .name(let path) where path.word == "latest": settings.asof = nil
      default: return false
      }
      return true
    },
    shown: { "asof \($0.asof?.description ?? "the day after the latest date")" })

  static let format = Setting(
    name: "format", takes: "one of " + ResultFormat.names.joined(separator: ", "),
    summary: "How results are written.", example: "set format csv",
    apply: { value, settings, _ in
      guard case .name(let path) = value.kind, ResultFormat.names.contains(path.word) else {
        return false
      }
      settings.format = path.word
      return true
    },
    shown: { "format \($0.format ?? "table")" })

  static let hints = Setting.flag(
    "hints", "Whether the prompt suggests lines from its history.", \.hints)

  static let timing = Setting.flag("timing", "Whether results say how long they took.", \.timing)

  static let memory = Setting(
    name: "memory", takes: "a size such as \"8 GB\", or `usual` for four fifths of the machine's",
    summary:
      "How much tables and results may take; what would not fit is refused before it starts.",
    example: "set memory \"8 GB\"",
    apply: { value, settings, _ in
      switch value.kind {
      case .literal(.text(let parts)):
        guard case .plain(let text)? = parts.first, parts.count == 1,
          let size = MemorySize.bytes(of: text)
        else { return false }
        settings.memory = size
      case .name(let path) where path.word == "usual": settings.memory = nil
      default: return false
      }
      return true
    },
    shown: { settings in
      let limit = settings.memory ?? MemoryBudget.usualLimit
      let words = settings.memory == nil ? ", four fifths of the machine's" : ""
      return "memory \(Kind.bytes.text(of: Double(limit)))\(words)"
    })

  static let threads = Setting(
    name: "threads", takes: "a number from 1 to 256",
    summary: "How many threads compute; results never depend on it.", example: "set threads 2",
    apply: { value, settings, _ in
      guard case .literal(.whole(let count)) = value.kind, (1...256).contains(count) else {
        return false
      }
      settings.threads = Int(count)
      return true
    },
    shown: { "threads \($0.threads.map(String.init) ?? "as many as there are cores")" })

  private static func flag(
    _ name: String, _ summary: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable
  ) -> Setting {
    Setting(
      name: name, takes: "`on` or `off`", summary: summary, example: "set \(name) on",
      apply: { value, settings, _ in
        guard case .name(let words) = value.kind, ["on", "off"].contains(words.word) else {
          return false
        }
        settings[keyPath: path] = words.word == "on"
        return true
      },
      shown: { "\(name) \($0[keyPath: path] ? "on" : "off")" })
  }
}

extension [Name] {
  /// The single word of a value, in lower case; empty when it is a path.
  fileprivate var word: String { count == 1 ? self[0].text.lowercased() : "" }
}
