/// What the editor asks of the language while a person types.
public struct EditorHooks {
  /// Tells whether Enter may run the text; otherwise it starts a new line.
  public var isComplete: (String) -> Bool = { _ in true }
  /// What Tab offers at a place, given in UTF-8 bytes.
  public var complete: (String, Int) -> Completion = { _, _ in .none }
  /// The looks of the text, in order and without overlap.
  public var highlight: (String) -> [StyledRange] = { _ in [] }
  /// What could follow the text; without an answer the history is asked.
  public var hint: (String) -> String? = { _ in nil }
  /// A short remark at the right edge, such as a count; called for every drawing, so it must be quick.
  public var status: (String) -> String? = { _ in nil }
  /// Called when nothing was typed for ten seconds.
  public var rest: () -> Void = {}

  /// Creates hooks that do nothing.
  public init() {}
}
