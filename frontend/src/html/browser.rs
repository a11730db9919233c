//! Content in a browser: made once, then changed only where a signal changes.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::renderer::{RemoveEventHandler, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::{Content, Element, Node, Part};

/// What was made of a [`Content`]; what is live in it stops with it.
pub struct Made(Vec<MadeNode>);

enum MadeNode {
    /// A text, or the mark of a place where there may be more later.
    Plain(types::Node),
    Element(types::Element, #[expect(dead_code, reason = "dropped with the element")] Inside),
    View(AnyViewState),
    /// What stands there now, and the mark after it.
    Live(Live, types::Node),
}

/// Content that is made anew when a signal changes.
struct Live(RenderEffect<Made>);

impl Drop for Live {
    /// Left alone, an effect lets go of what it made only once its task has run again. Until then what is live in there
    /// could still run, and read signals that are gone.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

/// What is live in an element itself, and what stands in it.
#[expect(dead_code, reason = "dropped with the element")]
struct Inside(Vec<Alive>, Made);

/// What works until it is dropped.
#[expect(dead_code, reason = "dropped with the element")]
enum Alive {
    Attribute(RenderEffect<Option<String>>),
    Property(RenderEffect<()>),
    Listener(RemoveEventHandler<types::Element>),
}

impl Render for Content {
    type State = Made;

    fn build(self) -> Made {
        if self.is_empty() {
            return Made(vec![MadeNode::Plain(Dom::create_placeholder().into())]);
        }
        Made(self.0.into_iter().map(make).collect())
    }

    fn rebuild(self, state: &mut Made) {
        let mut next = self.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

fn make(node: Node) -> MadeNode {
    match node {
        Node::Text(text) => MadeNode::Plain(Dom::create_text_node(&text).into()),
        Node::View(view) => MadeNode::View(view.build()),
        Node::Element(Element { tag, parts, children }) => {
            let element = Dom::create_element(tag, None);
            let mut made = Made(children.0.into_iter().map(make).collect());
            made.mount(&element, None);
            let alive = parts.into_iter().filter_map(|part| attach(&element, part)).collect();
            MadeNode::Element(element, Inside(alive, made))
        }
        Node::Live(content) => {
            let mark: types::Node = Dom::create_placeholder().into();
            let place = mark.clone();
            let effect = RenderEffect::new(move |earlier: Option<Made>| {
                let mut made = Made(content().0.into_iter().map(make).collect());
                if let Some(mut earlier) = earlier {
                    earlier.unmount();
                    if let Some(parent) = place.parent_element() {
                        made.mount(&parent, Some(&place));
                    }
                }
                made
            });
            MadeNode::Live(Live(effect), mark)
        }
    }
}

/// Gives an element one of its parts. The children are there already, since a text area takes its value only then.
fn attach(element: &types::Element, part: Part) -> Option<Alive> {
    let this = element.clone();
    Some(match part {
        Part::Attribute(name, text) => {
            Dom::set_attribute(element, name, &text);
            return None;
        }
        Part::LiveAttribute(name, signal) => {
            Alive::Attribute(RenderEffect::new(move |earlier: Option<Option<String>>| {
                let now = signal.get();
                match &now {
                    Some(text) if earlier.flatten().as_ref() != Some(text) => {
                        Dom::set_attribute(&this, name, text);
                    }
                    Some(_) => {}
                    None => Dom::remove_attribute(&this, name),
                }
                now
            }))
        }
        Part::LiveClass(class, on) => {
            let classes = this.class_list();
            Alive::Property(RenderEffect::new(move |_| {
                // Fails only for a name with a space in it.
                let _ = classes.toggle_with_force(class, on.get());
            }))
        }
        Part::Value(text) => Alive::Property(RenderEffect::new(move |_| set_value(&this, &text.get()))),
        Part::Checked(on) => Alive::Property(RenderEffect::new(move |_| {
            this.unchecked_ref::<HtmlInputElement>().set_checked(on.get());
        })),
        Part::Listener(event, listener) => Alive::Listener(Dom::add_event_listener(
            element,
            event,
            Box::new(move |event| listener(event.unchecked_into())),
        )),
    })
}

/// Sets the text in a box unless it is there already: setting it moves the caret to its end.
fn set_value(element: &types::Element, text: &str) {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        if area.value() != text {
            area.set_value(text);
        }
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>()
        && input.value() != text
    {
        input.set_value(text);
    }
}

impl Mountable for Made {
    fn unmount(&mut self) {
        for node in &mut self.0 {
            match node {
                MadeNode::Plain(node) => Dom::remove(node),
                MadeNode::Element(element, _) => element.remove(),
                MadeNode::View(view) => view.unmount(),
                MadeNode::Live(now, mark) => {
                    now.0.unmount();
                    Dom::remove(mark);
                }
            }
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        for node in &mut self.0 {
            match node {
                MadeNode::Plain(node) => Dom::insert_node(parent, node, before),
                MadeNode::Element(element, _) => Dom::insert_node(parent, element, before),
                MadeNode::View(view) => view.mount(parent, before),
                MadeNode::Live(now, mark) => {
                    now.0.mount(parent, before);
                    Dom::insert_node(parent, mark, before);
                }
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.iter().any(|node| match node {
            MadeNode::Plain(node) => node.insert_before_this(child),
            MadeNode::Element(element, _) => element.insert_before_this(child),
            MadeNode::View(view) => view.insert_before_this(child),
            MadeNode::Live(now, mark) => now.0.insert_before_this(child) || mark.insert_before_this(child),
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        let of_node = |node: &MadeNode| match node {
            MadeNode::Plain(_) => Vec::new(),
            MadeNode::Element(element, _) => vec![element.clone()],
            MadeNode::View(view) => view.elements(),
            MadeNode::Live(now, _) => now.0.elements(),
        };
        self.0.iter().flat_map(of_node).collect()
    }
}

impl AddAnyAttr for Content {
    type Output<New: Attribute> = <AnyView as AddAnyAttr>::Output<New>;

    fn add_any_attr<New: Attribute>(self, attribute: New) -> Self::Output<New> {
        self.into_any().add_any_attr(attribute)
    }
}

impl RenderHtml for Content {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg(feature = "ssr")]
    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.write(html, &attributes);
        *position = Position::NextChild;
    }

    #[cfg(not(feature = "ssr"))]
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    /// The client takes a page over by making it anew.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Made {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
