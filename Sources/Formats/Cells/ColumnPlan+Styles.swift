extension ColumnPlan {
  /// Whether a second look may find numbers with other marks or a currency.
  func mayHoldNumbers(_ evidence: ColumnEvidence, _ demand: CellReading.Demand) -> Bool {
    switch (demand, target) {
    case (.number, _), (.free, .text):
      evidence.oddities.texts.contains { text in
        NumberStyle.comma.number(text.span) != nil || NumberStyle.point.number(text.span) != nil
      }
    default: false
    }
  }
}
