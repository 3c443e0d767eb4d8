using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Finds the fault in an answer, in each of the shapes seen: <c>Fault.Error</c>, the gateway's <c>fault.error</c>, and XML.</summary>
internal static partial class FaultReader
{
    private const string BusinessRule = "6000";

    /// <summary>The fault of a JSON answer, or null where it has none.</summary>
    public static Fault? Of(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) return null;
        var fault = answer.Part("Fault") is { ValueKind: JsonValueKind.Object } upper ? upper : answer.Part("fault");
        if (fault.ValueKind != JsonValueKind.Object) return null;
        var errors = fault.Part("Error") is { ValueKind: JsonValueKind.Array } list ? list : fault.Part("error");
        return errors.ValueKind == JsonValueKind.Array
            ? Of([.. errors.EnumerateArray().Select(error => (error.Text("code") ?? "", error.Text("Detail") ?? error.Text("detail"), error.Text("element")))])
            : new Fault(null, []);
    }

    /// <summary>The fault of an answer that is no JSON; null where it is no XML fault either.</summary>
    public static Fault? OfXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var errors = XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "Error").ToList();
            return errors.Count == 0 ? null : Of([.. errors.Select(error => (
                (string?)error.Attribute("code") ?? "",
                error.Elements().FirstOrDefault(part => part.Name.LocalName == "Detail")?.Value,
                (string?)error.Attribute("element")))]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Fault Of(IReadOnlyList<(string Code, string? Detail, string? Element)> errors)
    {
        var codes = errors.Select(error => error.Code.TrimStart('0')).Where(code => Digits().IsMatch(code)).ToList();
        var holder = errors.Select(error => Holder().Match(error.Detail ?? "")).FirstOrDefault(match => match.Success);
        return new Fault(codes.FirstOrDefault(), codes)
        {
            IsAboutTax = codes.FirstOrDefault() == BusinessRule && errors.Any(error => Tax().IsMatch(error.Detail ?? "")),
            IsTaxHiccup = codes.FirstOrDefault() == BusinessRule && errors.Any(error => Calculating().IsMatch(error.Detail ?? "")),
            Element = errors.Select(error => error.Element).FirstOrDefault(element => element is not null && Name().IsMatch(element)),
            HolderEntity = holder?.Groups["entity"].Value,
            HolderId = holder?.Groups["id"].Value,
        };
    }

    // Anything else in this place could be a value of the record.
    [GeneratedRegex("^[0-9]{1,6}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.]{0,60}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(tax|VAT|GST)", RegexOptions.IgnoreCase)]
    private static partial Regex Tax();

    [GeneratedRegex("calculat(ing|e) (the )?(sales )?tax", RegexOptions.IgnoreCase)]
    private static partial Regex Calculating();

    [GeneratedRegex(@"assigned to TxnType=(?<entity>[A-Za-z]+) with TxnId=(?<id>[0-9]+)")]
    private static partial Regex Holder();
}
