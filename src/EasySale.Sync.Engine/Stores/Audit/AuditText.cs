using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What audit entries say, without personal data.</summary>
public static class AuditText
{
    private const string Masked = "•••";

    /// <summary>A record on its route, such as <c>orders/1042, shop-1 to books-1</c>. An id that is an address stays out.</summary>
    public static string About(RecordKey record, string source, string target) =>
        $"{record with { Id = Id(record.Id) }}, {source} to {target}";

    /// <summary>A record's id; one that is an address is masked.</summary>
    public static string Id(string id) => id.Contains('@', StringComparison.Ordinal) ? Masked : id;

    /// <summary>A kind on its route, such as <c>orders, shop-1 to books-1</c>.</summary>
    public static string About(RecordKind kind, string source, string target) => $"{kind.Name()}, {source} to {target}";

    /// <summary>A text that may be about a person: its first letter, where that tells little of it.</summary>
    public static string Mask(string text) => text.Length < 4 ? Masked : text[..1] + Masked;
}
