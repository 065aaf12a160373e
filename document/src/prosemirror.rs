//! The same tree as a ProseMirror document: what the editor on screen holds.
//!
//! | here | ProseMirror node | content | attributes |
//! |---|---|---|---|
//! | [`Document`] | `doc` | block+ | `kind`, `title` |
//! | `Title` | `title` | inline* | `id`, `provenance`, `level`, `numbered` |
//! | `Paragraph` | `paragraph` | inline* | `id`, `provenance` |
//! | `List` | `bullet_list`, `ordered_list` | `list_item`+ | `id`, `provenance` |
//! | `Item` | `list_item` | paragraph block* | |
//! | `Table` | `table` | `table_row`+ | `id`, `provenance`, `widths` |
//! | `Row` | `table_row` | (`table_cell` \| `table_header`)+ | |
//! | `Cell` | `table_cell`, `table_header` | block+ | `colspan`, `rowspan` |
//! | `Note` | `note` | block+ | `id`, `provenance`, `audience` |
//! | `Text` | `text` | marks `bold`, `italic`, `superscript`, `underline`, `strike` | |
//! | `Variable` | `variable` (atom) | | `name`, `label`, `value` |
//! | `Reference` | `reference` (atom) | | `target`, `show` |
//! | `Break` | `hard_break` | | |
//!
//! The cover is not edited in the text: it is made from the tender, and does not travel here.

use serde_json::{Map, Value, json};

use crate::{
    Audience, Block, BlockId, Body, Cell, Document, DocumentKind, Inline, Item, Marks, Provenance, Row, Show,
};

/// Why a JSON value is not a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("document illisible, {path} : {message}")]
pub struct ProseMirrorError {
    /// Where (`doc > 3 > paragraph`).
    pub path: String,
    /// What is wrong.
    pub message: String,
}

/// How deep blocks may nest: an editor stays far below, a hostile file does not go further.
const DEEPEST: usize = 24;

/// The document as ProseMirror JSON.
#[must_use]
pub fn to_json(document: &Document) -> Value {
    json!({
        "type": "doc",
        "attrs": { "kind": document.kind.slug(), "title": document.title },
        "content": document.blocks.iter().map(block_to_json).collect::<Vec<_>>(),
    })
}

/// A document from ProseMirror JSON, strictly: an unknown node, mark or key of a node is an error. Attributes
/// that the schema does not know are left aside: editors add their own.
///
/// # Errors
/// Where the JSON departs from the schema, and how.
pub fn from_json(value: &Value) -> Result<Document, ProseMirrorError> {
    let node = Node::new(value, "doc".to_owned())?;
    node.expect("doc")?;
    let slug = node.text("kind")?;
    let kind =
        DocumentKind::from_slug(slug).ok_or_else(|| node.error(&format!("pièce inconnue « {slug} »")))?;
    let mut document = Document::new(kind, node.text("title")?);
    document.blocks = node.children(|child| block_from_json(&child, 0))?;
    Ok(document)
}

fn block_to_json(block: &Block) -> Value {
    let mut attrs = Map::new();
    attrs.insert("id".into(), json!(block.id.as_str()));
    attrs.insert("provenance".into(), provenance_to_json(&block.provenance));
    let (kind, content): (&str, Vec<Value>) = match &block.body {
        Body::Title {
            level,
            numbered,
            content,
        } => {
            attrs.insert("level".into(), json!(level));
            attrs.insert("numbered".into(), json!(numbered));
            ("title", content.iter().map(inline_to_json).collect())
        }
        Body::Paragraph { content } => ("paragraph", content.iter().map(inline_to_json).collect()),
        Body::List { ordered, items } => (
            if *ordered { "ordered_list" } else { "bullet_list" },
            items
                .iter()
                .map(|item| json!({"type": "list_item", "content": blocks_to_json(&item.blocks)}))
                .collect(),
        ),
        Body::Table { widths, rows } => {
            attrs.insert("widths".into(), json!(widths));
            ("table", rows.iter().map(row_to_json).collect())
        }
        Body::Note { audience, blocks } => {
            attrs.insert(
                "audience".into(),
                json!(if *audience == Audience::Published {
                    "published"
                } else {
                    "working"
                }),
            );
            ("note", blocks_to_json(blocks))
        }
    };
    let mut node = json!({ "type": kind, "attrs": attrs });
    // ProseMirror writes no `content` for an empty line.
    if !content.is_empty() {
        node["content"] = Value::Array(content);
    }
    node
}

fn blocks_to_json(blocks: &[Block]) -> Vec<Value> {
    blocks.iter().map(block_to_json).collect()
}

fn row_to_json(row: &Row) -> Value {
    let cells: Vec<Value> = row
        .cells
        .iter()
        .map(|cell| {
            json!({
                "type": if cell.header { "table_header" } else { "table_cell" },
                "attrs": { "colspan": cell.col_span, "rowspan": cell.row_span },
                "content": blocks_to_json(&cell.blocks),
            })
        })
        .collect();
    json!({ "type": "table_row", "content": cells })
}

fn provenance_to_json(provenance: &Provenance) -> Value {
    match provenance {
        Provenance::Facet { facet, version } => json!({ "facet": facet, "version": version }),
        Provenance::Buyer => json!("buyer"),
        Provenance::Generated => json!("generated"),
        Provenance::Read => json!("read"),
    }
}

fn inline_to_json(node: &Inline) -> Value {
    match node {
        Inline::Text { text, marks } => {
            let names: Vec<Value> = [
                ("bold", marks.bold),
                ("italic", marks.italic),
                ("superscript", marks.superscript),
                ("underline", marks.underline),
                ("strike", marks.strike),
            ]
            .into_iter()
            .filter(|(_, on)| *on)
            .map(|(name, _)| json!({ "type": name }))
            .collect();
            if names.is_empty() {
                json!({ "type": "text", "text": text })
            } else {
                json!({ "type": "text", "text": text, "marks": names })
            }
        }
        Inline::Variable { name, label, value } => {
            json!({ "type": "variable", "attrs": { "name": name, "label": label, "value": value } })
        }
        Inline::Reference { target, show } => {
            let show = if *show == Show::Number { "number" } else { "title" };
            json!({ "type": "reference", "attrs": { "target": target.as_str(), "show": show } })
        }
        Inline::Break => json!({ "type": "hard_break" }),
    }
}

/// A JSON node and the way to it.
struct Node<'a> {
    object: &'a Map<String, Value>,
    kind: &'a str,
    path: String,
}

impl<'a> Node<'a> {
    fn new(value: &'a Value, path: String) -> Result<Self, ProseMirrorError> {
        let refuse = |message: &str| ProseMirrorError {
            path: path.clone(),
            message: message.to_owned(),
        };
        let object = value.as_object().ok_or_else(|| refuse("un nœud est attendu"))?;
        let kind = object
            .get("type")
            .and_then(Value::as_str)
            .ok_or_else(|| refuse("nœud sans type"))?;
        if let Some(key) = object
            .keys()
            .find(|key| !["type", "attrs", "content", "text", "marks"].contains(&key.as_str()))
        {
            return Err(refuse(&format!("clé inconnue « {key} »")));
        }
        Ok(Self { object, kind, path })
    }

    fn error(&self, message: &str) -> ProseMirrorError {
        ProseMirrorError {
            path: format!("{} ({})", self.path, self.kind),
            message: message.to_owned(),
        }
    }

    fn expect(&self, kind: &str) -> Result<(), ProseMirrorError> {
        if self.kind == kind {
            Ok(())
        } else {
            Err(self.error(&format!("« {kind} » attendu")))
        }
    }

    fn attribute(&self, name: &str) -> Result<&'a Value, ProseMirrorError> {
        self.object
            .get("attrs")
            .and_then(|attrs| attrs.get(name))
            .ok_or_else(|| self.error(&format!("attribut « {name} » absent")))
    }

    fn text(&self, name: &str) -> Result<&'a str, ProseMirrorError> {
        self.attribute(name)?
            .as_str()
            .ok_or_else(|| self.error(&format!("attribut « {name} » : un texte est attendu")))
    }

    fn flag(&self, name: &str) -> Result<bool, ProseMirrorError> {
        self.attribute(name)?
            .as_bool()
            .ok_or_else(|| self.error(&format!("attribut « {name} » : oui ou non est attendu")))
    }

    fn number(&self, name: &str) -> Result<u16, ProseMirrorError> {
        self.attribute(name)?
            .as_u64()
            .and_then(|n| u16::try_from(n).ok())
            .ok_or_else(|| self.error(&format!("attribut « {name} » : un petit nombre est attendu")))
    }

    fn children<T>(
        &self,
        mut read: impl FnMut(Node<'a>) -> Result<T, ProseMirrorError>,
    ) -> Result<Vec<T>, ProseMirrorError> {
        let content = match self.object.get("content") {
            None => return Ok(Vec::new()),
            Some(content) => content
                .as_array()
                .ok_or_else(|| self.error("« content » n’est pas une liste"))?,
        };
        content
            .iter()
            .enumerate()
            .map(|(n, child)| read(Node::new(child, format!("{} > {}", self.path, n + 1))?))
            .collect()
    }

    /// Children that must be there.
    fn some_children<T>(
        &self,
        read: impl FnMut(Node<'a>) -> Result<T, ProseMirrorError>,
    ) -> Result<Vec<T>, ProseMirrorError> {
        let children = self.children(read)?;
        if children.is_empty() {
            Err(self.error("contenu absent"))
        } else {
            Ok(children)
        }
    }
}

fn block_from_json(node: &Node<'_>, depth: usize) -> Result<Block, ProseMirrorError> {
    if depth > DEEPEST {
        return Err(node.error("trop d’imbrications"));
    }
    let blocks = |child: Node<'_>| block_from_json(&child, depth + 1);
    let body = match node.kind {
        "title" => {
            let level = node.number("level")?;
            if !(1..=3).contains(&level) {
                return Err(node.error("niveau de titre hors de 1 à 3"));
            }
            #[allow(clippy::cast_possible_truncation, reason = "borné juste au-dessus")]
            Body::Title {
                level: level as u8,
                numbered: node.flag("numbered")?,
                content: line_from_json(node)?,
            }
        }
        "paragraph" => Body::Paragraph {
            content: line_from_json(node)?,
        },
        "bullet_list" | "ordered_list" => Body::List {
            ordered: node.kind == "ordered_list",
            items: node.some_children(|child| {
                child.expect("list_item")?;
                Ok(Item {
                    blocks: child.some_children(blocks)?,
                })
            })?,
        },
        "table" => Body::Table {
            widths: node
                .attribute("widths")?
                .as_array()
                .and_then(|all| {
                    all.iter()
                        .map(|n| n.as_u64().and_then(|n| u16::try_from(n).ok()))
                        .collect()
                })
                .ok_or_else(|| node.error("attribut « widths » : une liste de nombres est attendue"))?,
            rows: node.some_children(|row| {
                row.expect("table_row")?;
                Ok(Row {
                    cells: row.some_children(|cell| cell_from_json(&cell, depth + 1))?,
                })
            })?,
        },
        "note" => Body::Note {
            audience: match node.text("audience")? {
                "published" => Audience::Published,
                "working" => Audience::Working,
                other => return Err(node.error(&format!("public inconnu « {other} »"))),
            },
            blocks: node.some_children(blocks)?,
        },
        _ => return Err(node.error("type de bloc inconnu")),
    };
    Ok(Block {
        id: BlockId::new(node.text("id")?),
        provenance: provenance_from_json(node)?,
        body,
    })
}

fn cell_from_json(cell: &Node<'_>, depth: usize) -> Result<Cell, ProseMirrorError> {
    let header = match cell.kind {
        "table_header" => true,
        "table_cell" => false,
        _ => return Err(cell.error("cellule attendue")),
    };
    let (col_span, row_span) = (cell.number("colspan")?, cell.number("rowspan")?);
    if col_span == 0 || row_span == 0 {
        return Err(cell.error("une cellule couvre au moins une ligne et une colonne"));
    }
    let blocks = cell.some_children(|child| block_from_json(&child, depth))?;
    Ok(Cell {
        header,
        col_span,
        row_span,
        blocks,
    })
}

fn provenance_from_json(node: &Node<'_>) -> Result<Provenance, ProseMirrorError> {
    let value = node.attribute("provenance")?;
    match (
        value.as_str(),
        value.get("facet").and_then(Value::as_str),
        value.get("version").and_then(Value::as_str),
    ) {
        (Some("buyer"), ..) => Ok(Provenance::Buyer),
        (Some("generated"), ..) => Ok(Provenance::Generated),
        (Some("read"), ..) => Ok(Provenance::Read),
        (None, Some(facet), Some(version)) => Ok(Provenance::Facet {
            facet: facet.to_owned(),
            version: version.to_owned(),
        }),
        _ => Err(node.error("provenance inconnue")),
    }
}

fn line_from_json(node: &Node<'_>) -> Result<Vec<Inline>, ProseMirrorError> {
    let line = node.children(|child| match child.kind {
        "text" => {
            let text = child
                .object
                .get("text")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if text.is_empty() {
                return Err(child.error("texte vide"));
            }
            Ok(Inline::Text {
                text: text.to_owned(),
                marks: marks_from_json(&child)?,
            })
        }
        "variable" => Ok(Inline::Variable {
            name: child.text("name")?.to_owned(),
            label: child.text("label")?.to_owned(),
            value: match child.attribute("value")? {
                Value::Null => None,
                Value::String(value) => Some(value.clone()),
                _ => return Err(child.error("attribut « value » : un texte est attendu")),
            },
        }),
        "reference" => Ok(Inline::Reference {
            target: BlockId::new(child.text("target")?),
            show: match child.text("show")? {
                "number" => Show::Number,
                "title" => Show::Title,
                other => return Err(child.error(&format!("forme de renvoi inconnue « {other} »"))),
            },
        }),
        "hard_break" => Ok(Inline::Break),
        _ => Err(child.error("type de texte inconnu")),
    })?;
    // Two neighbouring texts of the same emphasis are one text.
    Ok(crate::normalised(line))
}

fn marks_from_json(node: &Node<'_>) -> Result<Marks, ProseMirrorError> {
    let mut marks = Marks::default();
    let Some(list) = node.object.get("marks") else {
        return Ok(marks);
    };
    for mark in list
        .as_array()
        .ok_or_else(|| node.error("« marks » n’est pas une liste"))?
    {
        match mark.get("type").and_then(Value::as_str) {
            Some("bold") => marks.bold = true,
            Some("italic") => marks.italic = true,
            Some("superscript") => marks.superscript = true,
            Some("underline") => marks.underline = true,
            Some("strike") => marks.strike = true,
            _ => return Err(node.error("mise en valeur inconnue")),
        }
    }
    Ok(marks)
}
