namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>What an argument must be.</summary>
public enum ParameterKind
{
    Text,
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>An object of texts: <c>{"bacs": "Bank"}</c>.</summary>
    Table,

    /// <summary>An array of paths.</summary>
    Paths,

    /// <summary>One path.</summary>
    Path,

    /// <summary>A text with paths in braces: <c>PO {raw.po_number}</c>.</summary>
    Template,

    /// <summary>How a date is written: <c>yyyy-MM-dd</c>.</summary>
    DateFormat,

    /// <summary>An IANA time zone.</summary>
    Zone,

    /// <summary>A text, a number or true/false.</summary>
    Scalar,
}
