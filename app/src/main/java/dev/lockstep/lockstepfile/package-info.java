/// lockstep.yaml: read with line and column, checked against its shape, joined with the file that
/// it extends; its JSON Schema; and the text that `lockstep init` writes.
///
/// Reading goes [SourceFiles] (which file, may it be read) → [YamlReader] (text to [YamlNode]s) →
/// [Layers] (extends and locked) → [Shape] (unknown keys) → [BaselineReader] (records).
@NullMarked
package dev.lockstep.lockstepfile;

import org.jspecify.annotations.NullMarked;
