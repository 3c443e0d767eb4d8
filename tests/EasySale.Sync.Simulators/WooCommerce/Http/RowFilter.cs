using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The filters all collections share.</summary>
internal static class RowFilter
{
    public static Func<Row, bool> Ids(RestRequest request)
    {
        var include = request.Ids("include").ToHashSet();
        var exclude = request.Ids("exclude").ToHashSet();
        return row => (include.Count == 0 || include.Contains(row.Id)) && !exclude.Contains(row.Id);
    }

    public static Func<Row, bool> Parents(RestRequest request)
    {
        var parents = request.Ids("parent").ToHashSet();
        var others = request.Ids("parent_exclude").ToHashSet();
        return row => (parents.Count == 0 || parents.Contains(row.ParentId)) && !(others.Count > 0 && others.Contains(row.ParentId));
    }

    public static Func<Row, bool> Search(RestRequest request, params string[] paths)
    {
        if (request.Text("search") is not { Length: > 0 } wanted) return static _ => true;
        return row => paths.Any(path => Read(row, path)?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true);
    }

    public static Func<Row, bool> Field(RestRequest request, string parameter, string? field = null)
    {
        if (request.Text(parameter) is not { Length: > 0 } wanted) return static _ => true;
        return row => string.Equals(row.Body[field ?? parameter]?.ToString(), wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static string? Read(Row row, string path)
    {
        var parts = path.Split('.');
        return parts.Length == 1 ? row.Body[parts[0]]?.ToString() : row.Body[parts[0]]?[parts[1]]?.ToString();
    }
}
