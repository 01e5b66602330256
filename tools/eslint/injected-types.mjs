// A class that Nest, class-validator or class-transformer reads from the decorator metadata must be imported as a value:
// `import type` erases it, and the metadata says Object.
import ts from 'typescript';

export const injectedTypes = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      erased: '"{{name}}" is read from the decorator metadata: import it without "type", else Nest sees Object.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;

    function isErasedClass(identifier) {
      const symbol = services.getSymbolAtLocation(identifier);
      if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return false;
      const typeOnly = symbol.declarations?.some((declaration) => ts.isTypeOnlyImportDeclaration(declaration));
      const target = services.program.getTypeChecker().getAliasedSymbol(symbol);
      return typeOnly === true && (target.flags & ts.SymbolFlags.Class) !== 0;
    }

    function check(annotation) {
      const type = annotation?.typeAnnotation;
      if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return;
      if (!isErasedClass(type.typeName)) return;
      context.report({ node: type, messageId: 'erased', data: { name: type.typeName.name } });
    }

    function checkParameters(parameters) {
      for (const parameter of parameters) {
        const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
        // @Inject(TOKEN) says itself what is wanted.
        const inject = parameter.decorators?.some(({ expression }) => expression.callee?.name === 'Inject');
        if (!inject) check((pattern.type === 'AssignmentPattern' ? pattern.left : pattern).typeAnnotation);
      }
    }

    return {
      MethodDefinition(node) {
        const parameters = node.value.params;
        const decorated =
          node.kind === 'constructor'
            ? node.parent.parent.decorators.length > 0
            : node.decorators.length > 0 || parameters.some((parameter) => parameter.decorators?.length > 0);
        if (decorated) checkParameters(parameters);
      },
      PropertyDefinition(node) {
        if (node.decorators.length > 0) check(node.typeAnnotation);
      },
    };
  },
};
