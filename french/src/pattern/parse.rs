//! Reads the pattern language into a tree.

use super::node::{Compare, Node, Test, Words};
use super::{Classes, PatternError};
use crate::fold::fold;
use crate::text::Text;
use crate::token::TokenKind;

/// Groups and classes within one another: more is a mistake, or a class that names itself.
const DEEPEST: usize = 24;
/// Longest gap.
const WIDEST: usize = 50;

pub(super) fn parse(source: &str, classes: &Classes) -> Result<Node, PatternError> {
    parse_nested(source, classes, 0)
}

fn parse_nested(source: &str, classes: &Classes, depth: usize) -> Result<Node, PatternError> {
    let mut parser = Parser {
        source,
        chars: source.chars().collect(),
        at: 0,
        classes,
        depth,
    };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(c) => Err(parser.error(format!("« {c} » ferme un groupe qui n’est pas ouvert"))),
    }
}

struct Parser<'p> {
    source: &'p str,
    chars: Vec<char>,
    at: usize,
    classes: &'p Classes,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, expected: &str) -> bool {
        let found = expected
            .chars()
            .enumerate()
            .all(|(offset, c)| self.chars.get(self.at + offset) == Some(&c));
        if found {
            self.at += expected.chars().count();
        }
        found
    }

    fn error(&self, problem: impl Into<String>) -> PatternError {
        PatternError {
            pattern: self.source.into(),
            at: self.at + 1,
            problem: problem.into(),
        }
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn taken(&mut self, keep: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn alternatives(&mut self) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(
                "trop de groupes ou de classes emboîtés ; une classe ne peut pas se nommer elle-même",
            ));
        }
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(either(branches))
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some('|' | ')' | '}') => break,
                Some('?') => {
                    return Err(self
                        .error("« ? » se colle à l’élément qu’il rend facultatif ; le signe s’écrit \"?\""));
                }
                Some(_) => {
                    let node = self.element()?;
                    if self.peek() != Some('?') {
                        nodes.push(node);
                        continue;
                    }
                    if node.length().1 == 0 || matches!(node, Node::Gap(_)) {
                        return Err(
                            self.error("« ? » ne peut pas suivre cet élément, qui ne retient aucun mot")
                        );
                    }
                    self.at += 1;
                    nodes.push(Node::Opt(Box::new(node)));
                }
            }
        }
        match nodes.len() {
            0 => Err(self.error("il manque un élément ; un élément facultatif s’écrit x?")),
            1 => Ok(nodes.remove(0)),
            _ => Ok(Node::Seq(nodes)),
        }
    }

    fn element(&mut self) -> Result<Node, PatternError> {
        if self.eat("..") {
            return self.gap();
        }
        if self.eat("<!") {
            return self.behind();
        }
        if self.eat("PUNCT(") {
            return self.sign();
        }
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let node = self.alternatives()?;
                self.close(')')?;
                Ok(node)
            }
            Some('{') => self.capture(),
            Some('"') => self.quoted(),
            Some('!') => {
                self.at += 1;
                let node = self.followed()?;
                Ok(Node::Not(Box::new(node)))
            }
            Some('^') => {
                self.at += 1;
                Ok(Node::Start)
            }
            Some('$') => {
                self.at += 1;
                Ok(Node::End)
            }
            Some('#') => self.number(),
            Some('@') => self.class(),
            _ => self.word(),
        }
    }

    /// The element that `!` or `<!` bears on.
    fn followed(&mut self) -> Result<Node, PatternError> {
        match self.peek() {
            None | Some('|' | ')' | '}' | '?' | '!') => {
                Err(self.error("« ! » doit toucher l’élément à exclure"))
            }
            Some(c) if c.is_whitespace() => Err(self.error("« ! » doit toucher l’élément à exclure")),
            Some(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.error("trop d’éléments emboîtés"));
                }
                let node = self.element()?;
                self.depth -= 1;
                if matches!(node, Node::Gap(_)) {
                    return Err(self.error("un saut ne peut pas être exclu"));
                }
                Ok(node)
            }
        }
    }

    fn close(&mut self, closer: char) -> Result<(), PatternError> {
        if self.peek() == Some(closer) {
            self.at += 1;
            return Ok(());
        }
        Err(self.error(format!("il manque « {closer} »")))
    }

    fn gap(&mut self) -> Result<Node, PatternError> {
        let digits = self.taken(|c| c.is_ascii_digit());
        match digits.parse() {
            Ok(most) if (1..=WIDEST).contains(&most) => Ok(Node::Gap(most)),
            _ => Err(self.error(format!("un saut s’écrit ..4 : de 1 à {WIDEST} mots au plus"))),
        }
    }

    fn behind(&mut self) -> Result<Node, PatternError> {
        let tests = match self.followed()? {
            Node::One(test) => vec![test],
            Node::Alt(nodes) => nodes
                .into_iter()
                .map(|node| match node {
                    Node::One(test) => Ok(test),
                    _ => Err(self.error("« <! » ne regarde qu’un mot en arrière")),
                })
                .collect::<Result<_, _>>()?,
            _ => return Err(self.error("« <! » ne regarde qu’un mot en arrière")),
        };
        Ok(Node::Behind(tests))
    }

    fn capture(&mut self) -> Result<Node, PatternError> {
        self.at += 1;
        let name = self.taken(is_name);
        if name.is_empty() || !self.eat(":") {
            return Err(self.error("une capture s’écrit {nom: éléments}"));
        }
        let node = self.alternatives()?;
        self.close('}')?;
        if node.length().1 == 0 {
            return Err(self.error("cette capture ne retient aucun mot"));
        }
        Ok(Node::Capture(name, Box::new(node)))
    }

    fn quoted(&mut self) -> Result<Node, PatternError> {
        self.at += 1;
        let inside = self.taken(|c| c != '"');
        self.close('"')?;
        self.exact(&inside)
    }

    /// `PUNCT(,)`; the sign may itself be a closing bracket.
    fn sign(&mut self) -> Result<Node, PatternError> {
        let first = self.peek().map(String::from).unwrap_or_default();
        self.at += usize::from(!first.is_empty());
        let inside = first + &self.taken(|c| c != ')');
        self.close(')')?;
        self.exact(&inside)
    }

    fn exact(&self, inside: &str) -> Result<Node, PatternError> {
        self.tokens(inside, |token| Test::Words(Words::exact(token)))
    }

    fn tokens(&self, inside: &str, test: impl Fn(&crate::Token) -> Test) -> Result<Node, PatternError> {
        let text = Text::new(inside);
        let tokens = text
            .tokens()
            .iter()
            .filter(|token| token.kind != TokenKind::Newline);
        let mut nodes: Vec<Node> = tokens.map(|token| Node::One(test(token))).collect();
        match nodes.len() {
            0 => Err(self.error("il n’y a ici ni mot ni signe")),
            1 => Ok(nodes.remove(0)),
            _ => Ok(Node::Seq(nodes)),
        }
    }

    fn number(&mut self) -> Result<Node, PatternError> {
        self.at += 1;
        let compare = [
            (">=", Compare::AtLeast),
            ("<=", Compare::AtMost),
            (">", Compare::More),
            ("<", Compare::Less),
            ("=", Compare::Equal),
        ]
        .into_iter()
        .find(|(sign, _)| self.eat(sign))
        .map(|(_, compare)| compare);
        let digits = self.taken(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        match (compare, digits.replace(',', ".").parse()) {
            (None, _) if digits.is_empty() => Ok(Node::Number(Compare::Any, 0.0)),
            (Some(compare), Ok(value)) => Ok(Node::Number(compare, value)),
            _ => Err(self.error("un nombre s’écrit # ou, comparé, #>30 #>=30 #<30 #<=30 #=30")),
        }
    }

    fn class(&mut self) -> Result<Node, PatternError> {
        self.at += 1;
        let name = self.taken(is_name);
        let Some(entries) = self.classes.get(&name) else {
            return Err(self.error(format!("la classe @{name} n’est pas définie")));
        };
        let nodes: Vec<Node> = entries
            .iter()
            .map(|entry| parse_nested(entry, self.classes, self.depth))
            .collect::<Result<_, _>>()?;
        if nodes.is_empty() {
            return Err(self.error(format!("la classe @{name} est vide")));
        }
        Ok(either(nodes))
    }

    fn word(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let exact = self.eat("=");
        let mut word = self.taken(|c| !c.is_whitespace() && !"()|{}\"?!^$#@=<>".contains(c));
        match word.as_str() {
            "" => {
                let c = self.peek().map(String::from).unwrap_or_default();
                return Err(self.error(format!(
                    "« {c} » n’est pas attendu ici ; un signe s’écrit entre guillemets droits"
                )));
            }
            "CAP" if !exact => return Ok(Node::One(Test::Capital)),
            "UPPER" if !exact => return Ok(Node::One(Test::Upper)),
            "PUNCT" if !exact => return Ok(Node::One(Test::Sign)),
            "_" if !exact => return Ok(Node::One(Test::Any)),
            _ => {}
        }
        let begins = word.ends_with('*');
        if begins {
            word.pop();
        }
        if word.contains('*') || word.is_empty() {
            self.at = start;
            return Err(self.error("« * » ne vient qu’à la fin d’un mot ; le signe s’écrit \"*\""));
        }
        let mut node = self.tokens(&word, |token| match token.number {
            Some(value) if !exact => Test::Value(value),
            _ if exact => Test::Words(Words::exact(token)),
            _ => Test::Words(Words::bare(token)),
        })?;
        if begins {
            let text = Text::new(&word);
            let prefix = text
                .tokens()
                .last()
                .map(|token| fold(text.slice(token.span)))
                .unwrap_or_default();
            let last = Node::One(Test::Prefix(prefix));
            match &mut node {
                Node::Seq(nodes) => {
                    nodes.pop();
                    nodes.push(last);
                }
                _ => node = last,
            }
        }
        Ok(node)
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Alternatives; when each is a plain word they become one look-up.
fn either(mut branches: Vec<Node>) -> Node {
    if branches.len() == 1 {
        return branches.remove(0);
    }
    let mut all = Words::default();
    for branch in &branches {
        match branch {
            Node::One(Test::Words(words)) => all.add(words),
            _ => return Node::Alt(branches),
        }
    }
    Node::One(Test::Words(all))
}
