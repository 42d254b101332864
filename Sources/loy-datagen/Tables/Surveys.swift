import Values

extension Dataset {
  /// One row for each questionnaire sent, answered or not.
  static let surveys = Dataset(
    fileName: "surveys.csv",
    columns: ["survey_id", "customer_id", "sent_at", "date", "nps", "csat", "ces", "comment"]
  ) { company in
    company.chronicle(\.surveys, on: \.sent.date).enumerated().map { index, entry in
      let survey = entry.deed
      return [
        Key.text("Q", index + 1), entry.customer.id, survey.sent.description,
        Cell.text(survey.answered), Cell.text(survey.nps), Cell.text(survey.csat),
        Cell.text(survey.ces), survey.comment ?? "",
      ]
    }
  }
}
