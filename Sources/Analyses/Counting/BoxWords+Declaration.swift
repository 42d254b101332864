import Language

extension BoxWords {
  /// The entry of the catalogue for a share of answers in the outermost boxes of a scale.
  ///
  /// - Parameters:
  ///   - boxes: What the option `boxes` says.
  ///   - counted: What the column of the answers that count says.
  ///   - options: Options beyond `boxes`, `scale` and `level`.
  func analysis(
    summary: String, boxes: String, counted: String, options: [OptionDeclaration] = [],
    page: HelpPage
  ) -> Analysis {
    Analysis(
      VerbDeclaration(
        name: share, category: .loyalty, summary: summary,
        slot: SlotDeclaration(.expression, [Argument("score", .value(.numbers), role: role)]),
        clauses: [.groups], options: self.options(boxes) + options + [.level],
        results: results(counted), facts: facts, page: page),
      fields: { BoxQuestion.fields(of: $0, words: self) },
      answer: { question throws(AnalysisError) in
        try BoxQuestion(question, words: self).answer()
      })
  }

  private func options(_ boxes: String) -> [OptionDeclaration] {
    [
      OptionDeclaration("boxes", .whole(1...100, or: []), standard: "2", summary: boxes),
      .scale(scale, summary: "The least and the greatest answer on offer."),
    ]
  }

  private func results(_ counted: String) -> [ResultColumn] {
    [
      ResultColumn("answers", "The answers on the scale."),
      ResultColumn("unanswered", "The rows without an answer."),
      ResultColumn(hits, counted),
      ResultColumn(share, "The share \(hits) / answers."),
      ResultColumn("low", "The lower end of its Wilson interval."),
      ResultColumn("high", "The upper end of its Wilson interval."),
    ] + (hasMean ? [ResultColumn("mean", "The mean of the answers.")] : [])
  }

  private var facts: [ResultColumn] {
    [
      ResultColumn(share, "The share of all groups together."),
      ResultColumn("answers", "The answers of all groups together."),
      ResultColumn("chi_squared", "Pearson's test that all groups have the same share."),
      ResultColumn("degrees", "The degrees of freedom of that test."),
      ResultColumn("p", "The probability of such differences if all groups were alike."),
      ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
    ]
  }
}
