using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>One value of a record that both sides of a two-way route can say.</summary>
/// <param name="Name">camelCase, as the API shows it.</param>
/// <param name="Type">What it holds: <see cref="string"/>, <see cref="decimal"/> or <see cref="Address"/>.</param>
/// <param name="Get">Reads it; null where there is none.</param>
/// <param name="Set">The record with another value.</param>
public sealed record RecordField(string Name, Type Type, Func<CommerceRecord, object?> Get, Func<CommerceRecord, object?, CommerceRecord> Set)
{
    internal static RecordField Of<TRecord, TValue>(string name, Func<TRecord, TValue?> get, Func<TRecord, TValue?, TRecord> set)
        where TRecord : CommerceRecord
        where TValue : class =>
        new(name, typeof(TValue), record => get((TRecord)record), (record, value) => set((TRecord)record, (TValue?)value));

    internal static RecordField Number<TRecord>(string name, Func<TRecord, decimal?> get, Func<TRecord, decimal?, TRecord> set)
        where TRecord : CommerceRecord =>
        new(name, typeof(decimal), record => get((TRecord)record), (record, value) => set((TRecord)record, (decimal?)value));
}
