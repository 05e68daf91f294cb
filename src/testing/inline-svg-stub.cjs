// Icons are fetched by address, and there is no server under jsdom.
const { createElement } = require('react');

module.exports = function InlineSvg({ innerRef, title, className, id }) {
  return createElement('svg', { ref: innerRef, 'aria-label': title, className, id });
};
