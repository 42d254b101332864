/// What a person may change about the prompt while the shell runs.
public struct EditorSettings: Equatable, Sendable {
  /// What stands before the first line of a statement.
  public var prompt: String
  /// Whether text and hints are coloured; without colour there are no hints.
  public var isColored: Bool
  /// Whether the rest of an earlier statement is offered while typing.
  public var showsHints: Bool
  /// Whether the keys are those of vi instead of emacs.
  public var usesViKeys: Bool

  /// Creates settings.
  public init(
    prompt: String = "loy> ", isColored: Bool = true, showsHints: Bool = true,
    usesViKeys: Bool = false
  ) {
    self.prompt = prompt
    self.isColored = isColored
    self.showsHints = showsHints
    self.usesViKeys = usesViKeys
  }
}
