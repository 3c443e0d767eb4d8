namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

internal enum TokenKind
{
    Word,
    Text,
    Symbol,
    End,
}

/// <param name="Text">The word or symbol as written, or a literal without quotes and escapes.</param>
/// <param name="Column">From 1.</param>
internal sealed record QueryToken(TokenKind Kind, string Text, int Column)
{
    public bool Is(string text) => Kind is not TokenKind.Text && Text.Equals(text, StringComparison.OrdinalIgnoreCase);
}
