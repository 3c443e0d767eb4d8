using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Operations.Answers;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Values as texts, spelled as the API's JSON spells them.</summary>
internal static class CellText
{
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        decimal or double or long or int => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => JsonSerializer.Serialize(value, value.GetType(), AnswerJson.Options).Trim('"'),
    };
}
