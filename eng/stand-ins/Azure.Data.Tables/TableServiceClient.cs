using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

public class TableServiceClient
{
    private readonly TableAccount _account;

    protected TableServiceClient() { }

    public TableServiceClient(string connectionString) : this(connectionString, null) { }

    public TableServiceClient(string connectionString, TableClientOptions options = null) : this(ConnectionString.Parse(connectionString), options) { }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential) : this(endpoint, credential, null) { }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        _account = new TableAccount(endpoint, credential.AccountName, new SharedKeyLitePolicy(credential), options);

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) => _account = new TableAccount(
        endpoint, endpoint.Host.Split('.')[0], new BearerTokenAuthenticationPolicy(tokenCredential, "https://storage.azure.com/.default"), options);

    private TableServiceClient(ConnectionString connection, TableClientOptions options) : this(connection.Endpoint, connection.Credential, options) { }

    public virtual string AccountName => _account.Name;

    public virtual Uri Uri => _account.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual TableClient GetTableClient(string tableName) => new(_account, tableName);

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new PagedRows<TableItem>(_account, "Tables", filter, maxPerPage, null, ["NextTableName"], Read, cancellationToken);

    private static TableItem Read(JsonElement json) => new(json.GetProperty("TableName").GetString());
}
