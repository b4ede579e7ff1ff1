namespace Coilwright.Generators.Model;

/// <summary>One operation of a service.</summary>
/// <param name="Number">What it is on the wire.</param>
/// <param name="Name">The method's name without <c>Async</c>; other methods of that name get their number behind it.</param>
/// <param name="MethodName">The method's name, not escaped.</param>
/// <param name="Form">Its form.</param>
/// <param name="Parameters">The parameters as they are declared, the token among them.</param>
/// <param name="Request">The message that is sent, or <see langword="null"/>.</param>
/// <param name="RequestName">The parameter that is the message, or <see langword="null"/>.</param>
/// <param name="Item">The items of the stream that is sent, or <see langword="null"/>.</param>
/// <param name="ItemsName">The parameter that is the stream or the file, or <see langword="null"/>.</param>
/// <param name="Response">The message, the items or the file that comes back, or <see langword="null"/>.</param>
/// <param name="TokenName">The parameter that is the token, or <see langword="null"/>.</param>
/// <param name="Priority">The priority's value.</param>
/// <param name="IsIdempotent">Whether it may be sent again.</param>
/// <param name="Roles">The roles that are let in, as literals.</param>
internal sealed record OperationModel(
    int Number,
    string Name,
    string MethodName,
    OperationForm Form,
    string Parameters,
    string? Request,
    string? RequestName,
    string? Item,
    string? ItemsName,
    string? Response,
    string? TokenName,
    int Priority,
    bool IsIdempotent,
    EquatableArray<string> Roles);
