namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

internal static class Lookups
{
    /// <summary>By key; of several with one key the last.</summary>
    public static Dictionary<TKey, T> ToDictionaryByLast<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull => items.GroupBy(key).ToDictionary(same => same.Key, same => same.Last());
}
