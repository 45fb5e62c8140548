// Reads an AsyncAPI document with its references; prints what is wrong with it, and exits with 1 if anything is.
import { Parser, fromFile } from '@asyncapi/parser';

const WARNING = 1;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const wrong = diagnostics.filter(diagnostic => diagnostic.severity <= WARNING);
for (const { code, path, message, range } of wrong) {
  console.log(`line ${range.start.line + 1}, ${path.join('.')}: ${message} (${code})`);
}
if (document) console.log(`${document.channels().length} channels, ${document.allMessages().length} messages`);
process.exit(wrong.length > 0 || !document ? 1 : 0);
