namespace EasySale.Sync.Simulators.QuickBooks.Books.Faults;

/// <summary>The refusals, by what is wrong; codes and texts as in the sample exchanges.</summary>
internal static class Fault
{
    private const string Inactive = "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

    public static BookFault Unsupported(string operation) => One("500", "Unsupported Operation", $"Operation {operation} is not supported.");

    public static BookFault NotFound() => One("610", "Object Not Found", $"Object Not Found : {Inactive}");

    public static BookFault Deleted() => One("610", "Object Not Found", "Object Not Found : Another user has deleted this transaction.");

    public static BookFault BadReference() => One("2500", "Invalid Reference Id", $"Invalid Reference Id : {Inactive}");

    public static BookFault CannotLink(string id, string type) => One("620", "Transaction cannot be linked", $"TxnId={id} of TxnType={type} cannot be linked");

    public static BookFault BatchTooLarge() => One("1040", "Batch size exceeds the limit", "Number of items in the batch is more than 30");

    public static BookFault UnknownProperty(string name) =>
        One("2010", "Request has invalid or unsupported property", $"Property Name:{name} specified is unsupported or invalid");

    public static BookFault Missing(params IReadOnlyList<string> names) => new([.. names.Select(MissingItem)]);

    public static BookFault Characters(string code, string name) => code switch
    {
        "2010" => UnknownProperty(name),
        "6000" => Business($"{name} must not contain colon, tab or newline."),
        _ => One("2040", "Invalid String", $"Invalid String : {name} must not contain colon, tab or newline.", name),
    };

    public static BookFault Length(int max, int supplied) => One(
        "2050", "String length is either shorter or longer than supported by specification",
        $"String length specified does not match the supported length. Min:0 Max:{max} supplied:{supplied}");

    public static BookFault Date(string name) => One("2060", "Invalid date", $"Invalid date : {name}", name);

    public static BookFault Number(string name) => One("2080", "Invalid number", $"Invalid number : {name}", name);

    public static BookFault Type(string name) => One("2120", "Invalid type", $"Invalid type : {name}", name);

    public static BookFault Enumeration(string name) => One("2170", "Invalid enumeration", $"Invalid enumeration : {name}", name);

    public static BookFault Email() =>
        One("2210", "Invalid email address format", "Email Address does not conform to the syntax rules of RFC 822.", "Address");

    public static BookFault Negative() => One("2290", "Negative amount not allowed on line", "Negative amount : Line amounts must be zero or more.");

    public static BookFault CustomField(string id) => One("3000", "Custom field problem", $"Custom field {id} is not in use in this company.");

    public static BookFault Parse(string text) => One("4000", "Error parsing query", $"QueryParserError: {text}");

    public static BookFault NotQueryable(string name) => One("4001", "Invalid query", $"QueryValidationError: property '{name}' is not queryable");

    public static BookFault Stale() => One(
        "5010", "Stale Object Error",
        "Stale Object Error : You and Sample User were working on this at the same time. Sample User finished before you did, so your work was not saved.");

    public static BookFault Business(string text) =>
        One("6000", "A business validation error has occurred while processing your request", $"Business Validation Error: {text}");

    public static BookFault AmountMismatch(decimal supplied) => One(
        "6070", "Amount calculation incorrect in the request",
        FormattableString.Invariant($"Amount is not equal to UnitPrice * Qty. Supplied value:{supplied:0.00}"));

    public static BookFault NoName() =>
        One("6080", "No Name Provided", "One of Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix must be non-empty");

    public static BookFault Discount() => One("6090", "Discount line missing required info", "DiscountLineDetail is missing", "DiscountLineDetail");

    public static BookFault UsTaxCode(string code) =>
        One("6100", "Invalid Line TaxCode in the request", $"Valid Line TaxCodes for US should be TAX or NON. Supplied value:{code}");

    public static BookFault DuplicateNumber(string number, string type, string id) => One(
        "6140", "Duplicate Document Number Error",
        "Duplicate Document Number Error : You must specify a different number. This number has already been used. "
        + $"DocNumber={number} is assigned to TxnType={type} with TxnId={id}");

    public static BookFault TaxNotApplicable() => One(
        "6170", "TxnTaxDetail is not allowed", "TxnTaxDetail is not allowed when GlobalTaxCalculation is NotApplicable");

    public static BookFault Levels() => One("6180", "More than 5 levels", "A record can be at most five levels deep.");

    public static BookFault PeriodClosed() => One(
        "6210", "Account Period Closed",
        "Account Period Closed, Cannot Update Through Services API : The account period has closed and the account books cannot be updated "
        + "through the QBO Services API. Please use the QBO website to make these changes.");

    public static BookFault HasBalance(string entity) => One("6220", "Cannot delete", $"{entity} has a balance and cannot be made inactive.");

    public static BookFault DuplicatePerson() => Duplicate("Another customer, vendor or employee is already using this name. Please use a different name.");

    public static BookFault DuplicateId(string id) => Duplicate($"Id={id}");

    public static BookFault BeforeStart() => One(
        "6270", "Inventory transaction dated before the item inventory start date", "Transaction date is prior to start date for inventory item");

    public static BookFault AccountType(string name) => One("6430", "Invalid account type", $"Invalid account type : {name}", name);

    public static BookFault Deposited() => One(
        "6540", "Deposited Transaction cannot be changed",
        "Deposited Transaction cannot be changed : This transaction has been deposited. If you want to change or delete it, you must edit the "
        + "deposit it appears on and remove it first.");

    public static BookFault ChangesTooOld(string code, string since) => One(
        code, code == "500" ? "Unsupported Operation" : "Error processing query",
        $"Operation cdc with changedSince date {since} which is older than fixed days is not supported.");

    private static BookFault Duplicate(string tail) => One("6240", "Duplicate Name Exists Error", $"The name supplied already exists. : {tail}");

    private static FaultItem MissingItem(string name) => new(
        "2020", "Required param missing, need to supply the required value for the API", $"Required parameter {name} is missing in the request", name);

    private static BookFault One(string code, string message, string detail, string element = "") => new([new FaultItem(code, message, detail, element)]);
}
