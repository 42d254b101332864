import Diagnostics
import Language

extension Command {
  /// `set NAME VALUE`.
  static let set = Command(
    CommandDeclaration(
      name: "set", shape: .setting,
      summary: "Changes a setting of this session.", form: "set NAME VALUE",
      page: HelpPage(
        examples: SettingCatalogue.all.map(\.example),
        searchWords: [
          "option", "configure", "threads", "format", "asof", "timing", "zone", "timezone",
        ]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .setting(let name, let value) = arguments else { return }
    guard let setting = SettingCatalogue.all.first(where: { $0.name == name.text.lowercased() })
    else { throw SessionError(.unknownSetting(name)) }
    var settings = session.state.settings
    guard try setting.apply(value, &settings, session.files) else {
      throw SessionError(.unreadableSetting(setting, at: value.range))
    }
    session.remember("set \(setting.name)")
    session.state.change(to: settings)
    if setting.name == "asof" { session.saidAsof = session.asof }
    session.receive(.report([setting.shown(settings)]))
  }
}

extension Diagnostic {
  fileprivate static func unknownSetting(_ name: Name) -> Diagnostic {
    let names = SettingCatalogue.all.map(\.name)
    return Diagnostic(
      code: "O5", message: "there is no setting `\(name.text)`", range: name.range,
      advice: Suggestion.advice(for: name.text, in: names)
        + ["there are: " + names.joined(separator: ", ")])
  }

  fileprivate static func unreadableSetting(
    _ setting: Setting, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "O6", message: "`\(setting.name)` takes \(setting.takes)", range: range,
      advice: ["for example:  \(setting.example)"])
  }
}
