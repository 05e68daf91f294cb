// Style sheets have no meaning under jsdom.
module.exports = {};
