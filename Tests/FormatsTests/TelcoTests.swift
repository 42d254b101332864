import Formats
import Tables
import TestSupport
import Testing
import Values

struct TelcoTests {
  @Test func `the Telco customers load with the right types`() throws {
    guard let path = Reference.path("data/telco/WA_Fn-UseC_-Telco-Customer-Churn.csv") else {
      return
    }
    let loaded = try Loader.load(path)
    let table = loaded.table
    let types = table.fields.map { "\($0.name) \($0.type.name)" }.joined(separator: ", ")
    // Source: the data's own description (IBM); 11 customers of tenure 0 have a blank total.
    #expect(table.rowCount == 7043 && loaded.rejects == nil)
    #expect(
      types == """
        customerID text, gender text, SeniorCitizen whole number, Partner true/false, \
        Dependents true/false, tenure whole number, PhoneService true/false, MultipleLines text, \
        InternetService text, OnlineSecurity text, OnlineBackup text, DeviceProtection text, \
        TechSupport text, StreamingTV text, StreamingMovies text, Contract text, \
        PaperlessBilling true/false, PaymentMethod text, MonthlyCharges decimal number, \
        TotalCharges decimal number, Churn true/false
        """)
    #expect(loaded.report.columns[19].summary == "TotalCharges: decimal number, 11 missing (blank)")
    #expect(table.fields[20].description.words == TruthWords(yes: "Yes", no: "No"))
    guard case .truth(let churn)? = table.column("Churn") else { return }
    #expect(churn.bits.populationCount == 1869)
  }
}
