/// Whose slot is being read, for messages.
struct SlotOwner {
  /// The verb.
  let form: VerbForm
  /// The clause, or nothing for the slot of the verb itself.
  let clause: ClauseWord?

  /// The word before the slot.
  var word: String { clause?.rawValue ?? form.name }

  /// What the slot asks for, in words.
  func need(_ slot: SlotDeclaration) -> String {
    slot.arguments.first.map { "a value for \($0.label)" } ?? "a value"
  }
}
